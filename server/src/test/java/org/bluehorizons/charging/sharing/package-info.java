@NullMarked
package org.bluehorizons.charging.sharing;

import org.jspecify.annotations.NullMarked;
