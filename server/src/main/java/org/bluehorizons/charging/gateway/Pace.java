package org.bluehorizons.charging.gateway;

import java.time.Duration;

/**
 * How long a writer waits before its next batch. While the database is quick, batches begin one
 * delay apart.
 */
enum Pace {

    /**
     * When the database is slow, because a whole district comes back, a batch waits as long as the
     * last one took: fewer and larger batches cost it less, so that it catches up.
     */
    THRIFTY(Duration.ofMillis(150)),

    /** Somebody waits for what is written, and it is little. */
    PROMPT(Duration.ZERO);

    private final Duration longest;

    Pace(Duration longest) {
        this.longest = longest;
    }

    /**
     * @param tookNanos the last batch
     */
    Duration after(long tookNanos, Duration delay) {
        var took = Duration.ofNanos(tookNanos);
        if (took.compareTo(delay) <= 0) {
            return delay.minus(took);
        }
        return took.compareTo(longest) < 0 ? took : longest;
    }
}
