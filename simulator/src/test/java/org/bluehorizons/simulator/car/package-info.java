@NullMarked
package org.bluehorizons.simulator.car;

import org.jspecify.annotations.NullMarked;
