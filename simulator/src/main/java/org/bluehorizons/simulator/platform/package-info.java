/** What the simulator asks of the platform over REST: registration and credentials. */
@NullMarked
package org.bluehorizons.simulator.platform;

import org.jspecify.annotations.NullMarked;
