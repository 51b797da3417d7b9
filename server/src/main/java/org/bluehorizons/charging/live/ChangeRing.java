package org.bluehorizons.charging.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The last changes, numbered without gaps, for all clients of the stream together. A client that
 * falls behind by more than it holds has missed some. Safe for use by many threads.
 */
final class ChangeRing {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition added = lock.newCondition();
    private final @Nullable Change[] changes;
    private long first;
    private long end;

    /**
     * @param event the number of the journal's entry, the same on every node
     * @param json of the station
     */
    record Change(long event, LiveStation station, String json) {}

    /** What came after a number; {@code missed}: more than the ring holds. */
    record Batch(List<Change> changes, boolean missed) {}

    ChangeRing(int capacity) {
        this.changes = new Change[capacity];
    }

    void add(List<Change> more) {
        lock.lock();
        try {
            for (var change : more) {
                changes[index(end)] = change;
                end++;
                first = Math.max(first, end - changes.length);
            }
            added.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Forgets all; clients that had not read them have missed them. */
    void clear() {
        lock.lock();
        try {
            Arrays.fill(changes, null);
            // A client that was up to date has missed what nobody followed.
            end++;
            first = end;
            added.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The number that the next change gets. */
    long end() {
        lock.lock();
        try {
            return end;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for changes from this number on, or until the patience is over: then none. */
    Batch from(long number, Duration patience, int most) throws InterruptedException {
        lock.lock();
        try {
            var left = patience.toNanos();
            while (left > 0 && number == end) {
                left = added.awaitNanos(left);
            }
            if (number < first || number > end) {
                return new Batch(List.of(), true);
            }
            var found = new ArrayList<Change>();
            for (var at = number; at < end && found.size() < most; at++) {
                found.add(get(at));
            }
            return new Batch(found, false);
        } finally {
            lock.unlock();
        }
    }

    /** The number after the change of that journal entry, if it is still there. */
    OptionalLong after(long event) {
        lock.lock();
        try {
            for (var at = end - 1; at >= first; at--) {
                if (get(at).event() == event) {
                    return OptionalLong.of(at + 1);
                }
            }
            return OptionalLong.empty();
        } finally {
            lock.unlock();
        }
    }

    private Change get(long number) {
        return Objects.requireNonNull(changes[index(number)]);
    }

    private int index(long number) {
        return (int) (number % changes.length);
    }
}
