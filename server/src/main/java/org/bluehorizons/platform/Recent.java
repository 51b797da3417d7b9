package org.bluehorizons.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An answer that costs much and may be a moment old, such as counts of large tables: whoever asks
 * meanwhile gets the same. Safe for use by many threads, of which one works it out while the others
 * wait.
 */
public final class Recent<T> {

    private final Clock clock;
    private final Duration lasts;
    private final Supplier<T> source;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Answer<T> last;

    private record Answer<T>(T value, Instant since) {}

    /**
     * @param lasts from when it was asked for
     */
    public Recent(Clock clock, Duration lasts, Supplier<T> source) {
        this.clock = clock;
        this.lasts = lasts;
        this.source = source;
    }

    /** What the source fails with is thrown, and not remembered. */
    public T get() {
        lock.lock();
        try {
            var known = last;
            var now = clock.instant();
            if (known != null && Duration.between(known.since, now).compareTo(lasts) < 0) {
                return known.value;
            }
            var answer = new Answer<>(source.get(), now);
            last = answer;
            return answer.value;
        } finally {
            lock.unlock();
        }
    }
}
