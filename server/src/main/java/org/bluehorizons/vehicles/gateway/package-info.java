/** MQTT 3.1.1 and 5 on Netty. A PUBACK follows the commit; nothing here blocks an event loop. */
@NullMarked
package org.bluehorizons.vehicles.gateway;

import org.jspecify.annotations.NullMarked;
