package org.bluehorizons.tasks.workers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bluehorizons.tasks.TaskTypes;
import org.bluehorizons.tasks.queue.Claim;
import org.bluehorizons.tasks.queue.Settlement;
import org.bluehorizons.tasks.queue.TaskQueue;
import org.bluehorizons.tasks.queue.TaskQueue.Want;
import org.bluehorizons.tasks.queue.TaskStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Claims tasks for the present shift, as many as it can do with. */
final class Fetching {

    private static final Logger LOG = LoggerFactory.getLogger(Fetching.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final long LONGEST_WAIT_NANOS = Duration.ofSeconds(1).toNanos();
    private static final Duration LONGEST_STOP = Duration.ofSeconds(1);

    /** Types with fewer attempts are claimed only for free slots: what never ran shall not die. */
    private static final int FEW_ATTEMPTS = 3;

    private final TaskQueue queue;
    private final TaskStore store;
    private final TaskTypes types;
    private final Attendance attendance;
    private final Semaphore slots;
    private final SettlementDesk desk;
    private final Pace pace = new Pace();
    private final Loop loop = new Loop("tasks-fetch", Duration.ZERO, this::fetch);
    private final Semaphore room = new Semaphore(0);
    private boolean answerLost;

    Fetching(
            TaskQueue queue,
            TaskStore store,
            TaskTypes types,
            Attendance attendance,
            Semaphore slots,
            SettlementDesk desk) {
        this.queue = queue;
        this.store = store;
        this.types = types;
        this.attendance = attendance;
        this.slots = slots;
        this.desk = desk;
    }

    void start() {
        loop.start();
    }

    void stop() {
        loop.stop(LONGEST_STOP);
    }

    /** A run has ended. */
    void roomMade() {
        pace.ended();
        if (room.availablePermits() == 0) {
            room.release();
        }
    }

    private void fetch() throws InterruptedException {
        var shift = attendance.shift();
        var ahead = pace.ahead();
        var most = shift.room(ahead);
        if (most <= ahead / 2) {
            leaveToOthers(shift);
            awaitRoom();
            return;
        }
        reconcile(shift);
        var wanted = wanted(most);
        if (wanted.isEmpty()) {
            awaitRoom();
            return;
        }
        answerLost = true;
        var claims = queue.receive(shift.worker(), wanted, most, PATIENCE);
        answerLost = false;
        take(shift, claims);
    }

    private void take(Shift shift, List<Claim> claims) {
        if (shift.draining()) {
            claims.forEach(claim -> desk.add(shift, new Settlement.Returned(claim, Duration.ZERO)));
        } else if (!claims.isEmpty()) {
            shift.take(claims);
        }
    }

    /** What waits here while slow tasks have all slots, another worker may have slots for. */
    private void leaveToOthers(Shift shift) {
        for (var claim : shift.takeWaiting(LONGEST_WAIT_NANOS)) {
            desk.add(shift, new Settlement.Returned(claim, Duration.ZERO));
        }
    }

    /** What was claimed in a statement whose answer never came. */
    private void reconcile(Shift shift) {
        if (!answerLost) {
            return;
        }
        var held = shift.held().stream().map(Claim::id).toList();
        var unknown = store.giveBackOthers(shift.worker(), held);
        if (unknown > 0) {
            LOG.warn("{} claims whose answer was lost were given back", unknown);
        }
    }

    private List<Want> wanted(int all) {
        var free = slots.availablePermits();
        var wanted = new ArrayList<Want>();
        for (var handler : types.all()) {
            var type = handler.type();
            var most = type.retries().mostAttempts() < FEW_ATTEMPTS ? Math.min(free, all) : all;
            if (most > 0) {
                wanted.add(new Want(type.name(), most));
            }
        }
        return wanted;
    }

    private void awaitRoom() throws InterruptedException {
        if (room.tryAcquire(20, TimeUnit.MILLISECONDS)) {
            room.drainPermits();
        }
    }
}
