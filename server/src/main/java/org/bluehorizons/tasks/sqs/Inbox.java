package org.bluehorizons.tasks.sqs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.bluehorizons.tasks.queue.TaskQueue.Want;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Receives hints for this process: begins polls of the queues of those types that are wanted, and
 * keeps what they bring until it is used. A poll outlasts whoever wanted it; what it brings is
 * there for the next, or is shown to other processes again when nobody comes. Safe for use by many
 * threads.
 */
final class Inbox {

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    private static final Duration LONG_POLL = Duration.ofSeconds(20);
    private static final long UNWANTED_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long REST_AFTER_FAILURE_NANOS = Duration.ofSeconds(1).toNanos();

    private final HintQueues queues;
    private final long usableNanos;
    private final long lookNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<QueueName, Shelf> shelves = new HashMap<>();
    private ExecutorService polls = Executors.newVirtualThreadPerTaskExecutor();
    private boolean open;
    private long changes;

    /** What to claim of a type, and the hints that say so; none when it is time to look anyway. */
    record Offer(String type, int most, List<Hint> hints) {}

    Inbox(HintQueues queues, SqsSettings settings) {
        this.queues = queues;
        // Used well before SQS shows them to others.
        this.usableNanos = settings.visibilityTimeout().toNanos() / 2;
        this.lookNanos = settings.lookEvery().toNanos();
    }

    void open() {
        lock.lock();
        try {
            polls = Executors.newVirtualThreadPerTaskExecutor();
            open = true;
        } finally {
            lock.unlock();
        }
    }

    /** Ends all polls and shows to others what was received. */
    void close() {
        var unused = new ArrayList<Hint>();
        lock.lock();
        try {
            open = false;
            polls.shutdownNow();
            shelves.values().forEach(shelf -> unused.addAll(shelf.clear()));
            tellOfChange();
        } finally {
            lock.unlock();
        }
        release(unused);
    }

    /** What there is, without waiting; more is asked for while the caller uses that. */
    List<Offer> take(List<Want> wanted) {
        lock.lock();
        try {
            var now = System.nanoTime();
            return wanted.stream().flatMap(want -> offer(want, now).stream()).toList();
        } finally {
            lock.unlock();
        }
    }

    private Optional<Offer> offer(Want want, long now) {
        var hints = new ArrayList<Hint>();
        var looks = false;
        for (var shelf : shelves(want.type())) {
            hints.addAll(shelf.take(want.most() - hints.size(), now - usableNanos, now));
            looks = shelf.looks(now, lookNanos, !hints.isEmpty()) || looks;
        }
        if (open && !hints.isEmpty()) {
            for (var shelf : shelves(want.type())) {
                begin(shelf.beginPolls(want.most() - hints.size(), now), shelf);
            }
        }
        if (looks) {
            return Optional.of(new Offer(want.type(), want.most(), hints));
        }
        return hints.isEmpty()
                ? Optional.empty()
                : Optional.of(new Offer(want.type(), hints.size(), hints));
    }

    /** Returns when there may be something, or the time is over. */
    void await(List<Want> wanted, long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (!open) {
                return;
            }
            var now = System.nanoTime();
            var until = now + nanos;
            for (var want : wanted) {
                for (var shelf : shelves(want.type())) {
                    if (shelf.isFilled(now)) {
                        return;
                    }
                    begin(shelf.beginPolls(want.most(), now), shelf);
                    until = shelf.nextChange(now, until);
                }
            }
            var before = changes;
            var left = until - now;
            while (before == changes && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    void putBack(List<Hint> unused) {
        lock.lock();
        try {
            unused.reversed().forEach(hint -> shelf(hint.queue()).putBack(hint));
        } finally {
            lock.unlock();
        }
    }

    /** Its limit is reached, or others are just claiming: tried again in a moment. */
    void rest(String type) {
        lock.lock();
        try {
            var now = System.nanoTime();
            shelves(type).forEach(shelf -> shelf.rest(now));
        } finally {
            lock.unlock();
        }
    }

    /** Tasks of the types are over here, so that more may be claimed. */
    void wake(Set<String> types) {
        lock.lock();
        try {
            var now = System.nanoTime();
            types.forEach(type -> shelves(type).forEach(shelf -> shelf.restNoMore(now)));
            tellOfChange();
        } finally {
            lock.unlock();
        }
    }

    /** Shows to others what nobody here has room for; to be called each second or so. */
    void releaseUnwanted() {
        var unwanted = new ArrayList<Hint>();
        lock.lock();
        try {
            var since = System.nanoTime() - UNWANTED_NANOS;
            shelves.values().forEach(shelf -> unwanted.addAll(shelf.unwantedSince(since)));
        } finally {
            lock.unlock();
        }
        release(unwanted);
    }

    private void release(List<Hint> hints) {
        queues.release(hints.stream().map(Hint::toReceipt).toList());
    }

    private void begin(int count, Shelf shelf) {
        for (var poll = 0; poll < count; poll++) {
            polls.execute(() -> poll(shelf));
        }
    }

    private void poll(Shelf shelf) {
        var received = Optional.<List<Hint>>empty();
        try {
            received = queues.receive(shelf.queue(), LONG_POLL);
        } catch (SdkException failed) {
            LOG.debug("no answer for {}", shelf.queue(), failed);
        } finally {
            polled(shelf, received);
        }
    }

    private void polled(Shelf shelf, Optional<List<Hint>> received) {
        var late = List.<Hint>of();
        lock.lock();
        try {
            if (received.isEmpty()) {
                shelf.pollFailed(System.nanoTime() + REST_AFTER_FAILURE_NANOS);
            } else {
                shelf.polled(received.get());
                late = open ? List.of() : shelf.clear();
            }
            tellOfChange();
        } finally {
            lock.unlock();
        }
        release(late);
    }

    private void tellOfChange() {
        changes++;
        changed.signalAll();
    }

    private List<Shelf> shelves(String type) {
        return List.of(shelf(queues.name(type, true)), shelf(queues.name(type, false)));
    }

    private Shelf shelf(QueueName queue) {
        return shelves.computeIfAbsent(queue, name -> new Shelf(name, System.nanoTime()));
    }
}
