/**
 * Charging under load: heartbeats beside ChargeTime's server, and a fleet of charge points on
 * several gateways, one of which is killed.
 */
@NullMarked
package org.bluehorizons.bench.charging;

import org.jspecify.annotations.NullMarked;
