package org.bluehorizons.rental.bookings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bluehorizons.rental.pricing.TripFacts;
import org.bluehorizons.rental.pricing.TripFacts.Pause;
import org.jspecify.annotations.Nullable;

/**
 * What is written down of a trip; null what has not happened or the car did not tell.
 *
 * @param startedAt the first confirmed unlock
 * @param stoppedAt the tap on End
 * @param endedAt when the car was locked and everything in order
 * @param pausedAt since when the car is locked during the trip
 */
record Trip(
        @Nullable Instant startedAt,
        @Nullable Instant stoppedAt,
        @Nullable Instant endedAt,
        @Nullable Instant pausedAt,
        List<Pause> pauses,
        @Nullable Long startOdometerMetres,
        @Nullable Long endOdometerMetres,
        @Nullable Float startChargePercent,
        @Nullable Float endChargePercent,
        @Nullable Boolean endPlugged,
        @Nullable UUID endStation) {

    /** Not begun. */
    static final Trip NONE =
            new Trip(null, null, null, null, List.of(), null, null, null, null, null, null);

    Trip {
        pauses = List.copyOf(pauses);
    }

    /** Pauses, the running one up to an instant included. */
    List<Pause> pausesUntil(Instant at) {
        if (pausedAt == null || !at.isAfter(pausedAt)) {
            return pauses;
        }
        var all = new ArrayList<>(pauses);
        all.add(new Pause(pausedAt, at));
        return List.copyOf(all);
    }

    /** Driven so far, in metres; zero when the car did not tell. */
    long metres(@Nullable Long odometerMetres) {
        return startOdometerMetres == null || odometerMetres == null
                ? 0
                : Math.max(0, odometerMetres - startOdometerMetres);
    }

    /** What the trip would cost by, stopped at an instant. */
    TripFacts facts(
            Instant stop,
            @Nullable Long odometerMetres,
            @Nullable Float chargePercent,
            boolean pluggedIn) {
        var start = startedAt == null ? stop : startedAt;
        return new TripFacts(
                start, stop, pausesUntil(stop), metres(odometerMetres), chargePercent, pluggedIn);
    }
}
