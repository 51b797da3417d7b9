package org.bluehorizons.tasks.sqs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bluehorizons.tasks.sqs.Hint.Receipt;

/**
 * Deletes messages in the background, so that a worker does not wait for SQS when its tasks are
 * over in the database. What is not deleted, for want of room or of an answer, is found to be of no
 * use when it comes again. Safe for use by many threads.
 */
final class Deletions {

    private static final int MOST = 20_000;
    private static final int THREADS = 8;
    private static final int BATCH = 100;
    private static final Duration LAST = Duration.ofSeconds(2);

    private final HintQueues queues;
    private final BlockingQueue<Receipt> waiting = new ArrayBlockingQueue<>(MOST);
    private List<Thread> threads = List.of();
    private volatile boolean open;

    Deletions(HintQueues queues) {
        this.queues = queues;
    }

    void add(Collection<Receipt> receipts) {
        receipts.forEach(waiting::offer);
    }

    void open() {
        open = true;
        var started = new ArrayList<Thread>(THREADS);
        for (var number = 0; number < THREADS; number++) {
            started.add(Thread.ofVirtual().name("tasks-sqs-deletions").start(this::run));
        }
        threads = started;
    }

    /** Deletes what waits, as far as two seconds go. */
    void close() {
        open = false;
        var until = System.nanoTime() + LAST.toNanos();
        try {
            for (var thread : threads) {
                thread.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        threads.forEach(Thread::interrupt);
    }

    private void run() {
        try {
            while (open || !waiting.isEmpty()) {
                var first = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    var batch = new ArrayList<Receipt>(BATCH);
                    batch.add(first);
                    waiting.drainTo(batch, BATCH - 1);
                    queues.delete(batch);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
