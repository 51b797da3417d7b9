@NullMarked
package org.bluehorizons.simulator.world;

import org.jspecify.annotations.NullMarked;
