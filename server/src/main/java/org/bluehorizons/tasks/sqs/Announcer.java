package org.bluehorizons.tasks.sqs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.bluehorizons.tasks.queue.ReadyBell;
import org.bluehorizons.tasks.sqs.ReadyTasks.Ready;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * Sends a hint for each task that is ready, in every process: woken when somebody says that there
 * are some, and each second. Each row is taken by one process. A process that dies between taking a
 * row and sending its hint leaves a task that workers find by looking.
 */
final class Announcer implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

    private static final int AT_ONCE = 1_000;
    private static final Duration QUIET = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final ReadyTasks tasks;
    private final HintQueues queues;
    private final ReadyBell bell;
    private volatile boolean running;
    private Thread thread = Thread.ofPlatform().unstarted(() -> {});

    private record Parcel(QueueName queue, List<Ready> tasks) {}

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
        var pause = QUIET;
        try (var calls = Executors.newVirtualThreadPerTaskExecutor()) {
            while (running) {
                var rung = bell.rings();
                var unsent = announceAll(calls);
                if (unsent) {
                    Thread.sleep(pause);
                    pause = longer(pause);
                } else {
                    pause = QUIET;
                    bell.awaitRing(rung, QUIET);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns whether some could not be sent. */
    private boolean announceAll(ExecutorService calls) throws InterruptedException {
        try {
            while (running) {
                var ready = tasks.take(AT_ONCE);
                var unsent = send(ready, calls);
                if (!unsent.isEmpty()) {
                    tasks.untake(unsent);
                    return true;
                }
                if (ready.size() < AT_ONCE) {
                    return false;
                }
            }
            return false;
        } catch (DataAccessException databaseIsAway) {
            LOG.warn("tasks are announced later: {}", databaseIsAway.getMessage());
            return true;
        } catch (RuntimeException ours) {
            LOG.error("tasks are not announced, workers find them by looking", ours);
            return true;
        }
    }

    private List<UUID> send(List<Ready> ready, ExecutorService calls) throws InterruptedException {
        var sent = new ArrayList<Future<List<UUID>>>();
        for (var parcel : parcels(ready)) {
            sent.add(calls.submit(() -> queues.send(parcel.queue(), parcel.tasks())));
        }
        var unsent = new ArrayList<UUID>();
        for (var one : sent) {
            try {
                unsent.addAll(one.get());
            } catch (ExecutionException ours) {
                throw new IllegalStateException(ours.getCause());
            }
        }
        return unsent;
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
