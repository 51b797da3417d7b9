package org.bluehorizons.vehicles.state;

import java.util.List;
import java.util.function.Function;
import org.bluehorizons.vehicles.telemetry.DoorSet;
import org.bluehorizons.vehicles.telemetry.Signals;
import org.jspecify.annotations.Nullable;

/**
 * Signals of the live state as bits of a long: one bit for each {@link Scalar}, then "open" and
 * "locked" of each door. Stored in the database: append, never renumber. Latitude and longitude
 * never part, since a message carries both or none.
 */
final class SignalSet {

    static final Scalar<Long> ODOMETER = new Scalar<>(0, Signals::odometerMetres);
    static final Scalar<Double> LATITUDE = new Scalar<>(1, Signals::latitude);
    static final Scalar<Double> LONGITUDE = new Scalar<>(2, Signals::longitude);
    static final Scalar<Float> HEADING = new Scalar<>(3, Signals::headingDegrees);
    static final Scalar<Float> SPEED = new Scalar<>(4, Signals::speedKmh);
    static final Scalar<Float> CHARGE = new Scalar<>(5, Signals::socPercent);
    static final Scalar<Integer> RANGE = new Scalar<>(6, Signals::rangeMetres);
    static final Scalar<Float> TRACTION_VOLTS = new Scalar<>(7, Signals::tractionVolts);
    static final Scalar<Float> TRACTION_WATTS = new Scalar<>(8, Signals::tractionWatts);
    static final Scalar<Float> TRACTION_CELSIUS = new Scalar<>(9, Signals::tractionCelsius);
    static final Scalar<Float> LOW_VOLTAGE = new Scalar<>(10, Signals::lowVoltageVolts);
    static final Scalar<Float> CABIN_CELSIUS = new Scalar<>(11, Signals::cabinCelsius);
    static final Scalar<Short> TYRE_FRONT_LEFT = new Scalar<>(12, Signals::tyreFrontLeftKpa);
    static final Scalar<Short> TYRE_FRONT_RIGHT = new Scalar<>(13, Signals::tyreFrontRightKpa);
    static final Scalar<Short> TYRE_REAR_LEFT = new Scalar<>(14, Signals::tyreRearLeftKpa);
    static final Scalar<Short> TYRE_REAR_RIGHT = new Scalar<>(15, Signals::tyreRearRightKpa);
    static final Scalar<Boolean> MOVING = new Scalar<>(16, Signals::moving);
    static final Scalar<Boolean> CHARGING = new Scalar<>(17, Signals::charging);
    static final Scalar<Boolean> PLUGGED = new Scalar<>(18, Signals::plugged);
    static final Scalar<Boolean> IMMOBILISED = new Scalar<>(19, Signals::immobilised);
    static final Scalar<List<String>> FAULT_CODES = new Scalar<>(20, Signals::faultCodes);
    static final Scalar<Boolean> KEY_RETURNED = new Scalar<>(21, Signals::keyReturned);

    private static final List<Scalar<?>> SCALARS =
            List.of(
                    ODOMETER,
                    LATITUDE,
                    LONGITUDE,
                    HEADING,
                    SPEED,
                    CHARGE,
                    RANGE,
                    TRACTION_VOLTS,
                    TRACTION_WATTS,
                    TRACTION_CELSIUS,
                    LOW_VOLTAGE,
                    CABIN_CELSIUS,
                    TYRE_FRONT_LEFT,
                    TYRE_FRONT_RIGHT,
                    TYRE_REAR_LEFT,
                    TYRE_REAR_RIGHT,
                    MOVING,
                    CHARGING,
                    PLUGGED,
                    IMMOBILISED,
                    FAULT_CODES,
                    KEY_RETURNED);
    private static final int DOORS_OPEN = 32;
    private static final int DOORS_LOCKED = 40;

    private SignalSet() {}

    /**
     * A signal with one value.
     *
     * @param place of its bit
     */
    record Scalar<T>(int place, Function<Signals, @Nullable T> value) {

        boolean in(long set) {
            return (set & bit()) != 0;
        }

        private long bit() {
            return 1L << place;
        }
    }

    /** The signals that a message carries. */
    static long of(Signals signals) {
        var set =
                (long) signals.doorsOpen().known() << DOORS_OPEN
                        | (long) signals.doorsLocked().known() << DOORS_LOCKED;
        for (var scalar : SCALARS) {
            if (scalar.value().apply(signals) != null) {
                set |= scalar.bit();
            }
        }
        return set;
    }

    /** Of the message's "open" facts those of the doors in the set. */
    static DoorSet doorsOpen(Signals signals, long set) {
        return only(signals.doorsOpen(), set >> DOORS_OPEN);
    }

    /** Of the message's "locked" facts those of the doors in the set. */
    static DoorSet doorsLocked(Signals signals, long set) {
        return only(signals.doorsLocked(), set >> DOORS_LOCKED);
    }

    private static DoorSet only(DoorSet doors, long set) {
        return new DoorSet(doors.known() & (int) (set & 0xff), doors.set());
    }
}
