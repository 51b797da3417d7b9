/** Tests of the register of sites and stations, over HTTP. */
@NullMarked
package org.bluehorizons.charging.stations;

import org.jspecify.annotations.NullMarked;
