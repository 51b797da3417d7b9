/** Singapore as cars know it: places, roads, ways from one to another. Pure. */
@NullMarked
package org.bluehorizons.simulator.world;

import org.jspecify.annotations.NullMarked;
