package org.bluehorizons.tasks.workers;

import java.util.Set;
import java.util.concurrent.Semaphore;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.DatabaseAddress;
import org.bluehorizons.platform.DatabaseSettings;
import org.bluehorizons.platform.Role;
import org.bluehorizons.tasks.TaskTypes;
import org.bluehorizons.tasks.queue.Promotion;
import org.bluehorizons.tasks.queue.Reaper;
import org.bluehorizons.tasks.queue.Settlement;
import org.bluehorizons.tasks.queue.TaskQueue;
import org.bluehorizons.tasks.queue.TaskSettings;
import org.bluehorizons.tasks.queue.TaskStore;
import org.bluehorizons.tasks.queue.TaskTraces;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * The worker of this process. A task's way through it: {@link Fetching} claims it for the present
 * {@link Shift}, where it waits for a slot; {@link Runs} runs its handler; {@link SettlementDesk}
 * writes what became of it. {@link Attendance} holds the lease meanwhile, {@link Upkeep} does what
 * some worker has to do for all.
 */
@Component
@ConditionalOnRole(Role.WORKERS)
class TaskWorker implements SmartLifecycle {

    private final Attendance attendance;
    private final Fetching fetching;
    private final SettlementDesk desk;
    private final Upkeep upkeep;
    private final Drain drain;
    private final TaskMetrics metrics;
    private volatile boolean running;

    TaskWorker(
            TaskQueue queue,
            TaskStore store,
            TaskTypes types,
            TaskSettings settings,
            TaskTraces traces,
            TaskMetrics metrics,
            Promotion promotion,
            Reaper reaper,
            JsonMapper json,
            DatabaseAddress address,
            DatabaseSettings database,
            TransactionOperations transactions) {
        this.metrics = metrics;
        var slots = new Semaphore(settings.slots());
        this.desk = new SettlementDesk(store, queue);
        var runs = new Runs(json, store, transactions, traces, database, this::ended);
        this.attendance =
                new Attendance(address, settings, metrics, () -> shift(slots, types, runs));
        this.fetching = new Fetching(queue, store, types, attendance, slots, desk);
        this.upkeep = new Upkeep(store, queue, promotion, reaper, attendance, json);
        this.drain = new Drain(store, attendance, desk, settings.drainTime());
    }

    @Override
    public void start() {
        desk.start();
        attendance.start();
        fetching.start();
        upkeep.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        fetching.stop();
        drain.run();
        upkeep.stop();
        attendance.stop();
    }

    /** Whether a task of one of these types runs here. */
    boolean runsAny(Set<String> types) {
        return attendance.shift().running().stream()
                .anyMatch(run -> types.contains(run.claim().type()));
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Starts after what handlers need, and stops before it. */
    @Override
    public int getPhase() {
        return 1_500;
    }

    private static Shift shift(Semaphore slots, TaskTypes types, Runs runs) {
        return new Shift(
                slots,
                (claim, shift) ->
                        new Run(
                                claim,
                                types.find(claim.type())
                                        .orElseThrow(() ->
                                                new IllegalStateException("no handler: " + claim)),
                                shift,
                                runs));
    }

    private void ended(Run run, @Nullable Settlement settlement) {
        metrics.ended(run, settlement);
        if (settlement == null) {
            desk.alreadySettled(run.shift(), run.claim());
        } else {
            desk.add(run.shift(), settlement);
        }
        run.shift().ended(run);
        attendance.shift().startSome();
        fetching.roomMade();
    }
}
