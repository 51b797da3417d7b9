package org.bluehorizons.tasks.sqs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bluehorizons.tasks.queue.ReadyBell;
import org.bluehorizons.tasks.sqs.ReadyTasks.Ready;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * Sends a hint for each task that is ready, in every process: woken when somebody says that there
 * are some, and each second. Each row is taken by one process; while hints of some rows are under
 * way the next are taken. A process that dies between taking a row and sending its hint leaves a
 * task that workers find by looking.
 */
final class Announcer implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

    /** No more, because workers cannot claim rows that are just being taken. */
    private static final int AT_ONCE = 500;

    private static final Duration QUIET = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final ReadyTasks tasks;
    private final HintQueues queues;
    private final ReadyBell bell;
    private volatile boolean running;
    private volatile boolean someUnsent;
    private volatile Duration pause = QUIET;
    private Thread thread = Thread.ofPlatform().unstarted(() -> {});

    private record Parcel(QueueName queue, List<Ready> tasks) {

        List<UUID> ids() {
            return tasks.stream().map(Ready::id).toList();
        }
    }

    Announcer(ReadyTasks tasks, HintQueues queues, ReadyBell bell) {
        this.tasks = tasks;
        this.queues = queues;
        this.bell = bell;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("tasks-announcer").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
        try {
            thread.join(QUIET);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Until workers have returned what they held. */
    @Override
    public int getPhase() {
        return SqsConfiguration.PHASE;
    }

    private void run() {
        try (var calls = new Calls()) {
            while (running) {
                if (someUnsent) {
                    Thread.sleep(pause);
                    pause = longer(pause);
                    someUnsent = false;
                }
                var rung = bell.rings();
                announceAll(calls);
                if (!someUnsent) {
                    bell.awaitRing(rung, QUIET);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when all calls have begun, or one has failed. */
    private void announceAll(Calls calls) throws InterruptedException {
        try {
            int taken;
            do {
                var ready = tasks.take(AT_ONCE);
                for (var parcel : parcels(ready)) {
                    calls.begin(() -> send(parcel));
                }
                taken = ready.size();
            } while (running && taken == AT_ONCE && !someUnsent);
        } catch (DataAccessException databaseIsAway) {
            LOG.warn("tasks are announced later: {}", databaseIsAway.getMessage());
            someUnsent = true;
        } catch (RuntimeException ours) {
            LOG.error("tasks are not announced, workers find them by looking", ours);
            someUnsent = true;
        }
    }

    private void send(Parcel parcel) {
        try {
            var unsent = someUnsent ? parcel.ids() : queues.send(parcel.queue(), parcel.tasks());
            if (unsent.isEmpty()) {
                pause = QUIET;
            } else {
                someUnsent = true;
                tasks.untake(unsent);
            }
        } catch (RuntimeException failure) {
            LOG.warn(
                    "{} tasks are not announced, workers find them by looking",
                    parcel.tasks().size(),
                    failure);
            someUnsent = true;
        }
    }

    private List<Parcel> parcels(List<Ready> ready) {
        var parcels = new ArrayList<Parcel>();
        ready.stream()
                .collect(
                        Collectors.groupingBy(
                                task -> queues.name(task.type(), task.group() != null)))
                .forEach((queue, some) -> {
                    for (var from = 0; from < some.size(); from += HintQueues.MOST_AT_ONCE) {
                        var to = Math.min(some.size(), from + HintQueues.MOST_AT_ONCE);
                        parcels.add(new Parcel(queue, some.subList(from, to)));
                    }
                });
        return parcels;
    }

    private static Duration longer(Duration pause) {
        var doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }
}
