package org.bluehorizons.charging.sharing;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Turns what a car needs, and by when, into its weight. */
final class Urgency {

    static final int USUAL = 1;
    static final int HIGHEST = 4;

    private static final int SECONDS_PER_HOUR = 3_600;

    private Urgency() {}

    /**
     * From how much of the time until its departure it needs at full power: under a quarter 1,
     * under half 2, under three quarters 3, else 4. Without a departure, or after it, 1.
     *
     * @param energy watt-hours that it still needs; null: not told
     * @param most watts that it can get
     */
    static int weight(
            @Nullable Instant departure, @Nullable Integer energy, int most, Instant now) {
        if (departure == null || energy == null || !departure.isAfter(now) || most <= 0) {
            return USUAL;
        }
        var needs = (double) energy / most * SECONDS_PER_HOUR;
        var has = Duration.between(now, departure).toSeconds() + 1.0;
        return Math.clamp(USUAL + (long) (needs / has * HIGHEST), USUAL, HIGHEST);
    }
}
