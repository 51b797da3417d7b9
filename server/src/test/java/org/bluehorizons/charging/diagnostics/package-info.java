@NullMarked
package org.bluehorizons.charging.diagnostics;

import org.jspecify.annotations.NullMarked;
