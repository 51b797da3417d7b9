package org.bluehorizons.charging.gateway;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Lets charge points in and takes note of those that leave, in batches, on a thread of its own.
 * What comes while one batch is at the database goes into the next.
 */
final class Admissions {

    private static final Logger LOG = LoggerFactory.getLogger(Admissions.class);
    private static final int MOST_AT_ONCE = 1_000;
    private static final Duration RETRY = Duration.ofMillis(500);

    private final AdmissionStore store;
    private final Duration gatherDelay;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Queue<Applicant> applicants = new ArrayDeque<>();
    private final Map<String, Long> leavers = new HashMap<>();
    private Thread thread = new Thread();
    private boolean stopping;

    private record Applicant(Introduction introduction, Consumer<Verdict> told) {}

    Admissions(AdmissionStore store, Duration gatherDelay) {
        this.store = store;
        this.gatherDelay = gatherDelay;
    }

    /** May be started again after a stop. */
    void start() {
        stopping = false;
        thread = Thread.ofPlatform().name("charging-admissions").start(this::run);
    }

    /**
     * @param told the verdict, on this room's own thread; it must not block
     */
    void apply(Introduction introduction, Consumer<Verdict> told) {
        lock.lock();
        try {
            applicants.add(new Applicant(introduction, told));
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    /** The connection has ended. */
    void left(String station, long number) {
        lock.lock();
        try {
            leavers.merge(station, number, Math::max);
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Takes note of all that have left, and ends. */
    void stop(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            stopping = true;
            arrived.signal();
        } finally {
            lock.unlock();
        }
        if (!thread.join(patience)) {
            thread.interrupt();
        }
    }

    private void run() {
        try {
            while (awaitWork()) {
                var started = System.nanoTime();
                release();
                admit();
                Thread.sleep(Pace.THRIFTY.after(System.nanoTime() - started, gatherDelay));
            }
        } catch (InterruptedException stopped) {
            LOG.warn("stopped before every station that left was noted; its lease runs out");
        }
    }

    private boolean awaitWork() throws InterruptedException {
        lock.lock();
        try {
            while (applicants.isEmpty() && leavers.isEmpty()) {
                if (stopping) {
                    return false;
                }
                arrived.await();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void release() throws InterruptedException {
        Map<String, Long> leaving;
        lock.lock();
        try {
            leaving = Map.copyOf(leavers);
            leavers.clear();
        } finally {
            lock.unlock();
        }
        if (leaving.isEmpty()) {
            return;
        }
        try {
            store.release(leaving);
        } catch (DataAccessException | TransactionException failure) {
            LOG.warn("stations that left are not noted yet: {}", failure.getMessage());
            lock.lock();
            try {
                leaving.forEach((station, number) -> leavers.merge(station, number, Math::max));
            } finally {
                lock.unlock();
            }
            Thread.sleep(RETRY);
        }
    }

    private void admit() {
        var batch = take();
        if (batch.isEmpty()) {
            return;
        }
        Map<String, Verdict> verdicts;
        try {
            verdicts = store.admit(batch.stream().map(Applicant::introduction).toList());
        } catch (DataAccessException | TransactionException failure) {
            LOG.warn("no charge point can be let in: {}", failure.getMessage());
            verdicts = Map.of();
        }
        for (var applicant : batch) {
            applicant
                    .told()
                    .accept(
                            verdicts.getOrDefault(
                                    applicant.introduction().station(),
                                    new Verdict.Refused(
                                            HttpResponseStatus.SERVICE_UNAVAILABLE,
                                            "the database does not answer")));
        }
    }

    /** Of each station one; a second waits for the next batch, and so gets the higher number. */
    private List<Applicant> take() {
        lock.lock();
        try {
            var batch = new ArrayList<Applicant>(Math.min(applicants.size(), MOST_AT_ONCE));
            var stations = new HashSet<String>();
            var again = new ArrayList<Applicant>();
            while (batch.size() < MOST_AT_ONCE) {
                var next = applicants.poll();
                if (next == null) {
                    break;
                }
                (stations.add(next.introduction().station()) ? batch : again).add(next);
            }
            applicants.addAll(again);
            return batch;
        } finally {
            lock.unlock();
        }
    }
}
