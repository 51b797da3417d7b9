package org.bluehorizons.tasks.queue;

import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids of version 7 (RFC 9562): of the time, so that neighbours in time are neighbours in the
 * indexes, each of this process greater than the one before. Safe for use by many threads.
 */
final class TaskIds {

    private static final int COUNTER_BITS = 12;
    private static final long COUNTER_MASK = 0xFFF;
    private static final long VERSION = 0x7000;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long RANDOM_MASK = 0x3FFF_FFFF_FFFF_FFFFL;

    private final Clock clock;

    /** Milliseconds, and a counter that runs over into them. */
    private final AtomicLong last = new AtomicLong();

    TaskIds(Clock clock) {
        this.clock = clock;
    }

    UUID next() {
        var now = clock.millis() << COUNTER_BITS;
        var time = last.updateAndGet(before -> Math.max(before + 1, now));
        var high = ((time & ~COUNTER_MASK) << 4) | VERSION | (time & COUNTER_MASK);
        var low = (ThreadLocalRandom.current().nextLong() & RANDOM_MASK) | VARIANT;
        return new UUID(high, low);
    }
}
