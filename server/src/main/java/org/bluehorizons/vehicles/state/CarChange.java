package org.bluehorizons.vehicles.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written about one car. Joining two is commutative: the order in which threads tell
 * does not matter.
 *
 * @param signals null when no telemetry came
 * @param touched whether the car's record or connection changed, so that it gets a new version even
 *     when its signals are the same
 * @param connectionAt when its connection came or went, the latest; null when it did neither
 */
record CarChange(@Nullable KnownSignals signals, boolean touched, @Nullable Instant connectionAt) {

    static final CarChange TOUCHED = new CarChange(null, true, null);

    static CarChange of(KnownSignals signals) {
        return new CarChange(signals, false, null);
    }

    static CarChange connection(Instant at) {
        return new CarChange(null, true, at);
    }

    CarChange and(CarChange other) {
        return new CarChange(
                signals == null
                        ? other.signals
                        : other.signals == null ? signals : signals.and(other.signals),
                touched || other.touched,
                later(connectionAt, other.connectionAt));
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
