package org.bluehorizons.tasks.workers;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many tasks to hold beyond those that run: as many as end in {@value #AHEAD_SECONDS} s, so
 * that short ones never wait for the next claim, and long ones are left to other workers. {@link
 * #ended} by any thread, {@link #ahead} by one.
 */
final class Pace {

    private static final double AHEAD_SECONDS = 0.15;
    private static final int MOST_AHEAD = 1_000;
    private static final long WINDOW_NANOS = Duration.ofMillis(50).toNanos();

    private final LongAdder ended = new LongAdder();
    private long countedNanos = System.nanoTime();
    private double perSecond;

    void ended() {
        ended.increment();
    }

    int ahead() {
        var now = System.nanoTime();
        var elapsed = now - countedNanos;
        if (elapsed >= WINDOW_NANOS) {
            perSecond = ended.sumThenReset() * 1e9 / elapsed;
            countedNanos = now;
        }
        return (int) Math.min(MOST_AHEAD, perSecond * AHEAD_SECONDS);
    }
}
