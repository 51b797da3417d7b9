package org.bluehorizons.ingestion.loads;

import java.time.Duration;
import org.bluehorizons.ingestion.loads.Estimate.History;
import org.bluehorizons.tasks.TaskRun;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Beside a run: four times a second it looks how fast the database answers others, once a second it
 * writes how far the run is, hears what is wanted of it, and raises the alarm of the deadline.
 */
final class Ticker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);
    private static final Duration PERIOD = Duration.ofMillis(250);
    private static final int PERIODS_PER_TICK = 4;
    private static final double SMOOTHING = 0.3;

    private final Load load;
    private final RunControl control;
    private final Throttle throttle;
    private final Probe probe;
    private final LoadStore store;
    private final LoadMetrics metrics;
    private final Session session;
    private final TaskRun task;
    private final History history;
    private final Thread thread;
    private volatile boolean closed;
    private boolean interrupted;
    private long lastRows;
    private LoadState lastPhase;
    private double rate;

    /** What a ticker stands on. */
    record Ground(Probe probe, LoadStore store, LoadMetrics metrics) {}

    private Ticker(
            Load load,
            RunControl control,
            Throttle throttle,
            Ground ground,
            Session session,
            TaskRun task) {
        this.load = load;
        this.control = control;
        this.throttle = throttle;
        this.probe = ground.probe;
        this.store = ground.store;
        this.metrics = ground.metrics;
        this.session = session;
        this.task = task;
        this.history = store.history(load);
        this.lastPhase = load.phase();
        this.thread = Thread.ofVirtual().name("load-ticker").unstarted(this::run);
    }

    static Ticker start(
            Load load,
            RunControl control,
            Throttle throttle,
            Ground ground,
            Session session,
            TaskRun task) {
        var ticker = new Ticker(load, control, throttle, ground, session, task);
        throttle.baseline(ground.probe.median());
        ticker.tick();
        ticker.thread.start();
        return ticker;
    }

    /** When this returns, it writes and interrupts nothing any more. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        var again = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException interruption) {
                again = true;
            }
        }
        if (again) {
            Thread.currentThread().interrupt();
        }
        try {
            tick();
        } catch (DataAccessException away) {
            LOG.debug("the last figures of load {} are not written", load.id(), away);
        }
    }

    private void run() {
        for (var period = 1; !closed; period++) {
            try {
                Thread.sleep(PERIOD);
                throttle.probed(probe.once(), probe.othersAreThere());
                if (period % PERIODS_PER_TICK == 0) {
                    tick();
                }
                endLongStatement();
            } catch (InterruptedException ended) {
                return;
            } catch (DataAccessException away) {
                LOG.debug("load {} cannot tell how far it is", load.id(), away);
            }
        }
    }

    private void tick() {
        var now = control.figures();
        var rows = now.phase() == LoadState.STAGING ? now.rowsRead() : now.rowsMerged();
        if (now.phase() != lastPhase) {
            lastPhase = now.phase();
            rate = 0;
            lastRows = rows;
        }
        rate = rate == 0 ? rows - lastRows : rate + SMOOTHING * (rows - lastRows - rate);
        lastRows = rows;
        task.progress(
                now.phase() == LoadState.STAGING ? now.bytesRead() : now.rowsMerged(),
                now.phase() == LoadState.STAGING ? load.fileBytes() : now.rowsRead(),
                now.phase().word());
        var remaining = Estimate.remaining(now, load.fileBytes(), history);
        var tick = store.tick(load, now, rate, remaining);
        if (tick.isEmpty()) {
            control.stop(Stopped.Reason.TAKEN_OVER);
            return;
        }
        if (tick.get().late()) {
            metrics.late(load);
        }
        var wanted = tick.get().wanted();
        if (wanted != null) {
            control.stop(wanted.equals("cancel") ? Stopped.Reason.CANCEL : Stopped.Reason.PAUSE);
        }
    }

    /** A cancelled load ends at once, others where no chunk's end is near. */
    private void endLongStatement() {
        var reason = control.stopping();
        if (!interrupted
                && reason != null
                && (reason == Stopped.Reason.CANCEL || control.hasLongStatements())) {
            interrupted = true;
            control.stop(reason);
            session.interrupt();
        }
    }
}
