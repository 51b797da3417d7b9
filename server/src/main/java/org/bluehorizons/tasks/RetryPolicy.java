package org.bluehorizons.tasks;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often a task is tried, and with which pauses: each is twice the one before, give or take a
 * quarter, so that what failed together does not come back together.
 *
 * @param mostAttempts 1 to 1,000; after the last the task is a dead letter
 * @param firstPause after the first failure
 * @param longestPause no pause is longer
 */
public record RetryPolicy(int mostAttempts, Duration firstPause, Duration longestPause) {

    /** Eight attempts over about four minutes. */
    public static final RetryPolicy DEFAULT =
            new RetryPolicy(8, Duration.ofSeconds(2), Duration.ofMinutes(10));

    /** A failure is final. */
    public static final RetryPolicy ONCE = new RetryPolicy(1, Duration.ZERO, Duration.ZERO);

    private static final int MOST_ATTEMPTS = 1_000;
    private static final int MOST_DOUBLINGS = 40;
    private static final double SPREAD = 0.25;

    public RetryPolicy {
        if (mostAttempts < 1 || mostAttempts > MOST_ATTEMPTS) {
            throw new IllegalArgumentException("mostAttempts: 1 to 1000, not " + mostAttempts);
        }
        if (firstPause.isNegative() || longestPause.compareTo(firstPause) < 0) {
            throw new IllegalArgumentException("pauses: 0 <= first <= longest");
        }
    }

    /**
     * @param failures so far, at least 1
     */
    public Duration pauseAfter(int failures, RandomGenerator chance) {
        var doublings = Math.min(failures - 1, MOST_DOUBLINGS);
        var longest = longestPause.toMillis();
        var pause = Math.min((double) longest, firstPause.toMillis() * Math.pow(2, doublings));
        var spread = 1 - SPREAD + 2 * SPREAD * chance.nextDouble();
        return Duration.ofMillis(Math.min(longest, Math.round(pause * spread)));
    }
}
