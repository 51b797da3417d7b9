@NullMarked
package org.bluehorizons.charging.firmware;

import org.jspecify.annotations.NullMarked;
