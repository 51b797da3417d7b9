package org.bluehorizons.tasks.workers;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.bluehorizons.tasks.NewTask;
import org.bluehorizons.tasks.Tasks;
import org.bluehorizons.tasks.workers.ChaosHandlers.Mark;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Submits tasks all the time, and remembers which were acknowledged. */
final class ChaosLoad implements AutoCloseable {

    private static final long PAUSE_NANOS = 20_000_000;
    private static final int LANES = 4;

    private final Tasks tasks;
    private final ConcurrentLinkedQueue<UUID> acknowledged = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean running = true;

    ChaosLoad(Tasks tasks) {
        this.tasks = tasks;
        this.thread = Thread.ofPlatform().name("chaos-load").start(this::run);
    }

    List<UUID> acknowledged() {
        return List.copyOf(acknowledged);
    }

    @Override
    public void close() {
        stop();
    }

    /** Returns when the last submission was answered. */
    void stop() {
        running = false;
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        for (var number = 0; running; number++) {
            try {
                acknowledged.addAll(tasks.submit(some(number)));
            } catch (DataAccessException | TransactionException unknown) {
                // Submitted or not, nobody was told.
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static List<NewTask> some(int number) {
        var lane = "lane " + number % LANES;
        var some = new ArrayList<NewTask>();
        some.add(NewTask.of(ChaosHandlers.ORDERED, new Mark(lane, number, 2)).inGroup(lane));
        for (var i = 0; i < 3; i++) {
            some.add(
                    NewTask.of(
                            ChaosHandlers.EFFECT,
                            new Mark(lane, number, i == 0 ? number % 400 : 2)));
        }
        some.add(NewTask.of(ChaosHandlers.OUTSIDE, new Mark(lane, number, number % 200)));
        return some;
    }
}
