package org.bluehorizons.charging.gateway;

import java.time.Duration;

/**
 * How long a writer waits before its next batch. While the database is quick, batches begin one
 * delay apart. When it is slow, because a whole district comes back, a batch waits as long as the
 * last one took: fewer and larger batches cost the database less, so that it catches up.
 */
final class Pace {

    private static final Duration LONGEST = Duration.ofMillis(150);

    private Pace() {}

    /**
     * @param tookNanos the last batch
     */
    static Duration after(long tookNanos, Duration delay) {
        var took = Duration.ofNanos(tookNanos);
        if (took.compareTo(delay) <= 0) {
            return delay.minus(took);
        }
        return took.compareTo(LONGEST) < 0 ? took : LONGEST;
    }
}
