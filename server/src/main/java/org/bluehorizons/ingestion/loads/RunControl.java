package org.bluehorizons.ingestion.loads;

import java.time.Clock;
import java.time.Instant;
import org.bluehorizons.ingestion.loads.Load.Millis;
import org.bluehorizons.tasks.TaskRun;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is, and whether it may go on. One thread runs the load; another one, the {@link
 * Ticker}, reads its figures and tells it to stop. Its lock guards the figures.
 */
final class RunControl {

    private final Load load;
    private final TaskRun task;
    private final Throttle throttle;
    private final Clock clock;
    private LoadState phase;
    private Instant phaseSince;
    private Millis before;
    private long rowsRead;
    private long rowsRejected;
    private long rowsMerged;
    private long bytesRead;
    private boolean overLimit;
    private boolean mergesMeanwhile;
    private Pace pace;
    private volatile Stopped.@Nullable Reason stop;

    /**
     * Figures of a moment.
     *
     * @param mergesMeanwhile whether what is staged is merged at once
     * @param millisEach that each byte (staging) or row (merging) took lately; 0 while nobody can
     *     tell
     * @param millisSinceProgress of the phase, for which there is no progress yet
     */
    record Figures(
            LoadState phase,
            long rowsRead,
            long rowsRejected,
            long rowsMerged,
            long bytesRead,
            Millis millis,
            boolean mergesMeanwhile,
            double millisEach,
            long millisSinceProgress) {}

    RunControl(Load load, TaskRun task, Throttle throttle, Clock clock) {
        this.load = load;
        this.task = task;
        this.throttle = throttle;
        this.clock = clock;
        this.phase = load.phase();
        this.phaseSince = clock.instant();
        this.before = load.millis();
        this.rowsRead = load.rowsRead();
        this.rowsRejected = load.rowsRejected();
        this.rowsMerged = load.rowsMerged();
        this.bytesRead = load.bytesRead();
        this.overLimit = load.overLimit();
        this.pace = newPace();
    }

    /** Call it where a run may end, between chunks. */
    void check() throws Stopped {
        var reason = stopping();
        if (reason != null) {
            throw new Stopped(reason);
        }
    }

    /** Why the run has to end; null: it goes on. */
    Stopped.@Nullable Reason stopping() {
        var reason = stop;
        return reason == null && task.stopping() ? Stopped.Reason.WORKER_ENDS : reason;
    }

    /** Of several reasons the first one counts, unless somebody cancels. */
    void stop(Stopped.Reason reason) {
        if (stop == null || reason == Stopped.Reason.CANCEL) {
            stop = reason;
        }
    }

    /** What was staged is lost. */
    synchronized void startOver() {
        rowsRead = 0;
        rowsRejected = 0;
        bytesRead = 0;
        overLimit = false;
        pace = newPace();
    }

    synchronized void phase(LoadState next) {
        before = millis();
        phaseSince = clock.instant();
        phase = next;
        pace = newPace();
    }

    private Pace newPace() {
        return new Pace(millisOfPhase(), phase == LoadState.STAGING ? bytesRead : rowsMerged);
    }

    /** What is staged from now on is merged with it. */
    synchronized void mergesMeanwhile() {
        mergesMeanwhile = true;
    }

    synchronized void staged(long rows, long rejected, long bytes) {
        rowsRead += rows;
        rowsRejected += rejected;
        bytesRead = bytes;
        if (mergesMeanwhile) {
            rowsMerged += rows - rejected;
        }
        pace.mark(millisOfPhase(), bytes);
    }

    synchronized void rejectedMore(long rows) {
        rowsRejected += rows;
    }

    synchronized void merged(long rows) {
        rowsMerged += rows;
        pace.mark(millisOfPhase(), rowsMerged);
    }

    /** What was merged is rolled back. */
    synchronized void mergedNothing() {
        rowsMerged = 0;
    }

    synchronized long merged() {
        return rowsMerged;
    }

    synchronized void overLimit() {
        overLimit = true;
    }

    /** Whether good rows are kept although there were too many bad ones. */
    synchronized boolean isOverLimit() {
        return overLimit;
    }

    synchronized long rejected() {
        return rowsRejected;
    }

    void worked(long nanos) throws InterruptedException {
        throttle.worked(nanos);
    }

    synchronized LoadState phase() {
        return phase;
    }

    /** Whether a statement runs that nothing but an interruption ends soon. */
    synchronized boolean hasLongStatements() {
        return phase == LoadState.CHECKING
                || (phase == LoadState.MERGING && (load.mergesAtOnce() || mergesMeanwhile));
    }

    synchronized Figures figures() {
        return new Figures(
                phase,
                rowsRead,
                rowsRejected,
                rowsMerged,
                bytesRead,
                millis(),
                mergesMeanwhile,
                pace.millisEach(),
                millisOfPhase() - pace.lastMillis());
    }

    private long millisOfPhase() {
        return switch (phase) {
            case STAGING -> millis().staging();
            case CHECKING -> millis().checking();
            case MERGING, PUBLISHING -> millis().merging();
            case WAITING, PAUSED, DONE, FAILED, CANCELLED -> 0;
        };
    }

    private Millis millis() {
        var now = clock.millis() - phaseSince.toEpochMilli();
        return switch (phase) {
            case STAGING -> new Millis(before.staging() + now, before.checking(), before.merging());
            case CHECKING ->
                    new Millis(before.staging(), before.checking() + now, before.merging());
            case MERGING, PUBLISHING ->
                    new Millis(before.staging(), before.checking(), before.merging() + now);
            case WAITING, PAUSED, DONE, FAILED, CANCELLED -> before;
        };
    }
}
