package org.bluehorizons.tasks.sqs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.bluehorizons.tasks.sqs.Hint.Receipt;

/**
 * Deletes messages in the background, so that a worker does not wait for SQS when its tasks are
 * over in the database. What is not deleted, for want of room or of an answer, is found to be of no
 * use when it comes again. Safe for use by many threads.
 */
final class Deletions {

    private static final int MOST = 20_000;
    private static final int AT_ONCE = 1_000;
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration LAST = Duration.ofSeconds(2);

    /** When so many came at a time, the next are worth a moment: ten cost as much as one. */
    private static final int MANY = HintQueues.MOST_AT_ONCE;

    private static final Duration MOMENT = Duration.ofMillis(10);

    private final HintQueues queues;
    private final BlockingQueue<Receipt> waiting = new ArrayBlockingQueue<>(MOST);
    private Thread thread = Thread.ofVirtual().unstarted(() -> {});
    private volatile boolean open;

    Deletions(HintQueues queues) {
        this.queues = queues;
    }

    void add(Collection<Receipt> receipts) {
        receipts.forEach(waiting::offer);
    }

    void open() {
        open = true;
        thread = Thread.ofVirtual().name("tasks-sqs-deletions").start(this::run);
    }

    /** Deletes what waits, as far as two seconds go. */
    void close() {
        open = false;
        try {
            if (!thread.join(LAST)) {
                thread.interrupt();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (var calls = new Calls()) {
            var last = 0;
            while (open || !waiting.isEmpty()) {
                var first = waiting.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    if (open && last >= MANY) {
                        LockSupport.parkNanos(MOMENT.toNanos());
                    }
                    var some = new ArrayList<Receipt>();
                    some.add(first);
                    waiting.drainTo(some, AT_ONCE - 1);
                    last = some.size();
                    delete(some, calls);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void delete(List<Receipt> receipts, Calls calls) throws InterruptedException {
        var byQueue = receipts.stream().collect(Collectors.groupingBy(Receipt::queue));
        for (var some : byQueue.values()) {
            for (var from = 0; from < some.size(); from += HintQueues.MOST_AT_ONCE) {
                var to = Math.min(some.size(), from + HintQueues.MOST_AT_ONCE);
                var part = some.subList(from, to);
                calls.begin(() -> queues.delete(part));
            }
        }
    }
}
