/** The car's way to the platform over MQTT, with what it does when there is none. */
@NullMarked
package org.bluehorizons.simulator.link;

import org.jspecify.annotations.NullMarked;
