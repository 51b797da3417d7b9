package org.bluehorizons.tasks.workers;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.bluehorizons.tasks.queue.Settlement;
import org.bluehorizons.tasks.queue.TaskStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * The end of a worker: others have at once what waits, then what could not be finished in the time
 * given. A handler that does not heed its interruption keeps its task, until the lease runs out:
 * nothing runs twice at the same time.
 */
record Drain(TaskStore store, Attendance attendance, SettlementDesk desk, Duration time) {

    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);
    private static final Duration INTERRUPTED = Duration.ofMillis(500);
    private static final Duration WRITTEN = Duration.ofSeconds(1);

    /** After the last task was taken. */
    void run() {
        try {
            drain();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void drain() throws InterruptedException {
        attendance.draining();
        var shift = attendance.shift();
        giveBack(shift);
        if (!ends(shift, time)) {
            shift.interrupt(Interruption.DRAINED);
            if (!ends(shift, INTERRUPTED)) {
                shift.running()
                        .forEach(run -> LOG.warn("{} does not end; its lease does", run.claim()));
            }
        }
        desk.stop(WRITTEN);
        giveBackLost(shift);
    }

    private void giveBack(Shift shift) {
        for (var claim : shift.takeWaiting(0)) {
            desk.add(shift, new Settlement.Returned(claim, Duration.ZERO));
        }
    }

    private static boolean ends(Shift shift, Duration patience) throws InterruptedException {
        var deadline = System.nanoTime() + patience.toNanos();
        while (!shift.running().isEmpty() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return shift.running().isEmpty();
    }

    private void giveBackLost(Shift shift) {
        try {
            store.giveBackOthers(shift.worker(), shift.running().stream().map(Run::id).toList());
        } catch (DataAccessException away) {
            LOG.debug("others have it when the lease is over", away);
        }
    }
}
