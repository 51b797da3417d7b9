/**
 * What a charge point is and does, whichever OCPP it speaks.
 *
 * <p>In: what its line hears, and time as its {@code Street} tells it. Out: messages, rendered by a
 * {@code Dialect}. All that belongs to a charge point happens on one event loop, so nothing here is
 * locked; nothing here keeps a timer.
 */
@NullMarked
package org.bluehorizons.simulator.chargepoint.station;

import org.jspecify.annotations.NullMarked;
