package org.bluehorizons.vehicles.telemetry;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.bluehorizons.vehicles.VehicleId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One writer: gathers publications while more come, for at most the set delay, commits them
 * together, then tells the gateway, which may acknowledge them. The order in is the order out.
 *
 * <p>Publications may be offered by any thread; the writer has a thread of its own. When the
 * database cannot be reached the batch is tried again until it can: nothing is dropped, and what is
 * not committed is not acknowledged.
 *
 * @param <O> what the gateway wants back with each publication
 */
public final class TelemetryLane<O> {

    private static final Logger LOG = LoggerFactory.getLogger(TelemetryLane.class);
    private static final long QUIET_NANOS = 5_000_000;
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LAST_RETRY = Duration.ofSeconds(5);

    /**
     * Hears of each batch after its commit, on the writer's thread.
     *
     * @param <O> what the gateway wants back
     */
    public interface Committed<O> {

        void committed(Commit<O> commit);
    }

    /**
     * What one transaction has stored.
     *
     * @param batch in the order offered
     * @param repeated messages per car that were stored before and left out now
     * @param begun when the batch began to be written
     * @param ended when it was committed
     * @param <O> what the gateway wants back
     */
    public record Commit<O>(
            List<Publication<O>> batch,
            Map<VehicleId, Long> repeated,
            Instant begun,
            Instant ended) {}

    private final TelemetryStore store;
    private final TelemetrySettings settings;
    private final TelemetryMetrics metrics;
    private final Committed<O> committed;
    private final Clock clock;
    private final Thread writer;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private List<Publication<O>> waiting = new ArrayList<>();
    private int waitingRows;
    private long oldestNanos;
    private boolean stopping;

    TelemetryLane(
            String name,
            TelemetryStore store,
            TelemetrySettings settings,
            TelemetryMetrics metrics,
            Committed<O> committed,
            Clock clock) {
        this.store = store;
        this.settings = settings;
        this.metrics = metrics;
        this.committed = committed;
        this.clock = clock;
        this.writer = Thread.ofPlatform().name(name).unstarted(this::run);
    }

    void start() {
        writer.start();
    }

    /**
     * Takes the publication; it is never dropped.
     *
     * @return false when so many wait that the car should be slowed down until its own are
     *     committed
     */
    public boolean offer(Publication<O> publication) {
        lock.lock();
        try {
            if (waiting.isEmpty()) {
                oldestNanos = System.nanoTime();
                arrived.signal();
            }
            waiting.add(publication);
            var before = waitingRows;
            waitingRows += 1 + publication.telemetry().size() + publication.events().size();
            if (before < settings.maxRows() && waitingRows >= settings.maxRows()) {
                arrived.signal();
            }
            return waitingRows < settings.maxQueued();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Commits what is waiting and ends; offer nothing more.
     *
     * @return whether all was committed in time
     */
    public boolean stop(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            stopping = true;
            arrived.signal();
        } finally {
            lock.unlock();
        }
        if (!writer.join(patience)) {
            writer.interrupt();
            return false;
        }
        return true;
    }

    private void run() {
        try (store) {
            for (var batch = take(); !batch.isEmpty(); batch = take()) {
                write(batch);
            }
        } catch (InterruptedException stopped) {
            LOG.warn("stopped before all telemetry was committed; it was not acknowledged either");
        }
    }

    /** The next batch; empty when the lane has stopped and nothing waits. */
    private List<Publication<O>> take() throws InterruptedException {
        lock.lock();
        try {
            while (waiting.isEmpty() && !stopping) {
                arrived.await();
            }
            gather();
            var batch = waiting;
            waiting = new ArrayList<>(batch.size());
            waitingRows = 0;
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for more, but not when nothing more comes: cars that wait for us send nothing. */
    private void gather() throws InterruptedException {
        var left = oldestNanos + settings.maxDelay().toNanos() - System.nanoTime();
        var before = 0;
        while (left > 0 && waitingRows > before && waitingRows < settings.maxRows() && !stopping) {
            before = waitingRows;
            var pause = Math.min(left, QUIET_NANOS);
            left -= pause - Math.max(0, arrived.awaitNanos(pause));
        }
    }

    private void write(List<Publication<O>> batch) throws InterruptedException {
        var pause = FIRST_RETRY;
        var trusting = true;
        var failing = false;
        while (true) {
            var begun = clock.instant();
            var started = System.nanoTime();
            try {
                var repeated = store.write(batch, trusting);
                var ended = clock.instant();
                metrics.committed(batch, repeated, System.nanoTime() - started, ended);
                if (failing) {
                    LOG.info("telemetry is committed again");
                }
                committed.committed(new Commit<>(batch, repeated, begun, ended));
                return;
            } catch (SQLException failure) {
                if (trusting && SqlFailure.of(failure) == SqlFailure.DUPLICATE) {
                    trusting = false;
                } else if (SqlFailure.of(failure) == SqlFailure.ROW) {
                    writeApart(batch);
                    return;
                } else {
                    metrics.failed();
                    if (!failing) {
                        LOG.error("telemetry waits: the database does not take it", failure);
                        failing = true;
                    }
                    store.close();
                    Thread.sleep(pause);
                    pause = min(pause.multipliedBy(2), LAST_RETRY);
                }
            }
        }
    }

    /** Some row is at fault, though it passed every check of ours: find it, put it aside. */
    private void writeApart(List<Publication<O>> batch) throws InterruptedException {
        if (batch.size() > 1) {
            write(batch.subList(0, batch.size() / 2));
            write(batch.subList(batch.size() / 2, batch.size()));
            return;
        }
        var publication = batch.getFirst();
        LOG.error("a telemetry message of {} could not be stored", publication.vehicle());
        write(List.of(publication.putAside("the database refused it")));
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
