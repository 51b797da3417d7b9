@NullMarked
package org.bluehorizons.simulator.chargepoint;

import org.jspecify.annotations.NullMarked;
