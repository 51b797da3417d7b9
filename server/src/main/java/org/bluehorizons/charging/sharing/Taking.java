package org.bluehorizons.charging.sharing;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a car was seen to take.
 *
 * @param measured watts
 * @param granted watts that its station confirmed, since when
 * @param least watts below which cars do not charge
 */
record Taking(
        @Nullable Integer measured,
        @Nullable Instant measuredAt,
        @Nullable Integer granted,
        @Nullable Instant grantedAt,
        int least) {

    /** Cars take a while until they follow a limit that has risen. */
    private static final Duration FOLLOWS_WITHIN = Duration.ofMinutes(1);

    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final int FULL_USE_PERCENT = 80;
    private static final int MARGIN_PERCENT = 20;
    private static final int MARGIN_WATTS = 500;

    /**
     * What it seems to want: a little more than it takes when it was seen to leave some of what it
     * may, else all that it can get.
     */
    int wanted(int most, Instant now) {
        if (measured == null
                || measuredAt == null
                || granted == null
                || grantedAt == null
                || granted < least
                || measuredAt.isBefore(grantedAt.plus(FOLLOWS_WITHIN))
                || measuredAt.isBefore(now.minus(FRESH))
                || (long) measured * 100 >= (long) granted * FULL_USE_PERCENT) {
            return most;
        }
        var withMargin = (long) measured * (100 + MARGIN_PERCENT) / 100 + MARGIN_WATTS;
        return (int) Math.min(most, withMargin);
    }
}
