package org.bluehorizons.tasks.workers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.bluehorizons.tasks.queue.Claim;
import org.bluehorizons.tasks.queue.Settlement;
import org.bluehorizons.tasks.queue.TaskQueue;
import org.bluehorizons.tasks.queue.TaskStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessException;

/**
 * Settles tasks in batches: what comes while one batch is written is the next. Any thread brings
 * them, one writes.
 */
final class SettlementDesk {

    private static final Logger LOG = LoggerFactory.getLogger(SettlementDesk.class);
    private static final int AT_ONCE = 1_000;

    /** When so many came at a time, the next are worth a moment: a commit costs as much as many. */
    private static final int MANY = 16;

    private static final Duration MOMENT = Duration.ofMillis(5);

    private final TaskStore store;
    private final TaskQueue queue;
    private final LinkedBlockingQueue<Entry> entries = new LinkedBlockingQueue<>();
    private final Loop loop = new Loop("tasks-settle", Duration.ZERO, this::settleSome);
    private final AtomicInteger unsettled = new AtomicInteger();

    /** Of the loop's thread. */
    private List<Entry> batch = List.of();

    private int lastSize;

    /** By whom and what. */
    record Entry(Shift shift, Settlement settlement) {

        Claim claim() {
            return settlement.claim();
        }
    }

    SettlementDesk(TaskStore store, TaskQueue queue) {
        this.store = store;
        this.queue = queue;
    }

    void start() {
        loop.start();
    }

    /** Leaves what could not be written in that time. */
    void stop(Duration patience) throws InterruptedException {
        var deadline = System.nanoTime() + patience.toNanos();
        while (!isEmpty() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
        loop.stop(patience);
        entries.clear();
        batch = List.of();
        unsettled.set(0);
    }

    void add(Shift shift, Settlement settlement) {
        unsettled.incrementAndGet();
        entries.add(new Entry(shift, settlement));
    }

    /** With its effect. */
    void alreadySettled(Shift shift, Claim claim) {
        shift.settled(List.of(claim));
        queue.settled(List.of(claim));
    }

    boolean isEmpty() {
        return unsettled.get() == 0;
    }

    private void settleSome() throws InterruptedException {
        if (batch.isEmpty()) {
            batch = next();
        }
        // After a failure the same again, but for what was lost meanwhile.
        var valid = batch.stream().filter(entry -> !entry.shift().over()).toList();
        try {
            settle(valid);
        } catch (NonTransientDataAccessException refused) {
            valid.forEach(this::settleAlone);
        }
        unsettled.addAndGet(-batch.size());
        batch = List.of();
    }

    private List<Entry> next() throws InterruptedException {
        var first = entries.poll(1, TimeUnit.SECONDS);
        if (first == null) {
            return List.of();
        }
        if (lastSize >= MANY) {
            LockSupport.parkNanos(MOMENT.toNanos());
        }
        var some = new ArrayList<Entry>();
        some.add(first);
        entries.drainTo(some, AT_ONCE - 1);
        lastSize = some.size();
        return some;
    }

    private void settle(List<Entry> some) {
        var lost = store.settle(some.stream().map(Entry::settlement).toList());
        lost.forEach(claim -> LOG.info("{} was not this worker's any more", claim));
        var claims = some.stream().map(Entry::claim).toList();
        some.forEach(entry -> entry.shift().settled(List.of(entry.claim())));
        queue.settled(claims);
    }

    /** The database takes the others, but not one of them. */
    private void settleAlone(Entry entry) {
        try {
            settle(List.of(entry));
        } catch (NonTransientDataAccessException refused) {
            LOG.error("{} cannot be settled as it wants", entry.claim(), refused);
            settle(
                    List.of(
                            new Entry(
                                    entry.shift(),
                                    new Settlement.Dead(
                                            entry.claim(),
                                            "its end could not be written: "
                                                    + refused.getClass().getSimpleName()))));
        }
    }
}
