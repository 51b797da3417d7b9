package org.bluehorizons.rental.pricing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the price of a trip depends on besides the tariff; kept with the booking, so that the
 * price can be computed again.
 *
 * @param pauses in order, within the trip
 * @param metres driven
 * @param endChargePercent null when the car did not tell
 */
public record TripFacts(
        Instant startedAt,
        Instant stoppedAt,
        List<Pause> pauses,
        long metres,
        @Nullable Float endChargePercent,
        boolean pluggedIn) {

    /** From locking the car during a trip to unlocking it. */
    public record Pause(Instant from, Instant until) {}

    public TripFacts {
        pauses = List.copyOf(pauses);
    }

    /** A trip as planned: driving all the time. */
    public static TripFacts planned(Instant start, Duration time, long metres) {
        return new TripFacts(start, start.plus(time), List.of(), metres, null, false);
    }
}
