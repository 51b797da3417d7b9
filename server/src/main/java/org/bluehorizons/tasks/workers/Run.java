package org.bluehorizons.tasks.workers;

import java.util.UUID;
import org.bluehorizons.tasks.TaskHandler;
import org.bluehorizons.tasks.TaskRun;
import org.bluehorizons.tasks.queue.Claim;
import org.jspecify.annotations.Nullable;

/** One attempt at a task, on a virtual thread of its own. */
final class Run implements TaskRun {

    private final Claim claim;
    private final TaskHandler<?> handler;
    private final Shift shift;
    private final Runs runs;
    private final Object gate = new Object();
    private final long begunNanos = System.nanoTime();
    private @Nullable Thread handling;
    private volatile @Nullable Interruption interruption;
    private volatile @Nullable Steps unwritten;
    private volatile boolean lost;

    /** How far it is. */
    record Steps(long done, long total, String note) {}

    Run(Claim claim, TaskHandler<?> handler, Shift shift, Runs runs) {
        this.claim = claim;
        this.handler = handler;
        this.shift = shift;
        this.runs = runs;
    }

    void start() {
        Thread.ofVirtual().name("task-" + claim.id()).start(() -> runs.run(this));
    }

    @Override
    public UUID id() {
        return claim.id();
    }

    @Override
    public int attempt() {
        return claim.attempt();
    }

    @Override
    public String createdBy() {
        return claim.createdBy();
    }

    @Override
    public boolean stopping() {
        return interruption != null || shift.draining() || shift.over();
    }

    @Override
    public void progress(long done, long total, String note) {
        unwritten = new Steps(done, total, note);
    }

    Claim claim() {
        return claim;
    }

    TaskHandler<?> handler() {
        return handler;
    }

    Shift shift() {
        return shift;
    }

    long nanosSinceBegin() {
        return System.nanoTime() - begunNanos;
    }

    @Nullable Interruption interruption() {
        return interruption;
    }

    /** The task is not this worker's any more. */
    void lose() {
        lost = true;
    }

    boolean lost() {
        return lost;
    }

    /** The steps that nobody has written yet, once. */
    @Nullable Steps takeSteps() {
        var steps = unwritten;
        unwritten = null;
        return steps;
    }

    /** Interrupts the handler, and nobody else: not what is done about its result. */
    void interrupt(Interruption why) {
        synchronized (gate) {
            if (interruption == null || why == Interruption.LOST) {
                interruption = why;
            }
            if (handling != null) {
                handling.interrupt();
            }
        }
    }

    /**
     * From here on the calling thread is interrupted.
     *
     * @throws InterruptedException when the handler need not even begin
     */
    void enterHandler() throws InterruptedException {
        synchronized (gate) {
            if (interruption != null) {
                throw new InterruptedException();
            }
            handling = Thread.currentThread();
        }
    }

    void leaveHandler() {
        synchronized (gate) {
            handling = null;
        }
        // What came too late is nobody's business any more.
        var _ = Thread.interrupted();
    }
}
