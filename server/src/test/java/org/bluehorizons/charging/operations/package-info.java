@NullMarked
package org.bluehorizons.charging.operations;

import org.jspecify.annotations.NullMarked;
