package org.bluehorizons.simulator.chargepoint.station;

/**
 * What an outlet is used for.
 *
 * <pre>
 * Free -> Arriving      a cable is plugged in
 * Arriving -> Charging  the token is accepted, or it was asked for from afar
 * Arriving -> Free      the token is not accepted, and the driver goes
 * Charging -> Leaving   stopped by driver, server, car or fault
 * Leaving -> Free       the cable is out
 * </pre>
 */
sealed interface Use {

    record Free() implements Use {}

    record Arriving(Arrival arrival) implements Use {}

    record Charging(Transaction transaction, Car car) implements Use {}

    record Leaving() implements Use {}

    Use FREE = new Free();
    Use LEAVING = new Leaving();
}
