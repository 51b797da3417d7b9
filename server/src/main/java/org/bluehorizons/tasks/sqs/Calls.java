package org.bluehorizons.tasks.sqs;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Calls to SQS beside each other: each waits for an answer far longer than it works, so that many
 * are under way at once; and no more than SQS, or this process, is to bear. Safe for use by many
 * threads.
 */
final class Calls implements AutoCloseable {

    private static final int MOST = 32;
    private static final Duration LAST = Duration.ofSeconds(2);

    private final Semaphore free = new Semaphore(MOST);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Returns when the call has begun, which it does as soon as others have made room. */
    void begin(Runnable call) throws InterruptedException {
        free.acquire();
        threads.execute(() -> {
            try {
                call.run();
            } finally {
                free.release();
            }
        });
    }

    /** Lets those end that are under way, for two seconds at most; then interrupts them. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LAST.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException hurried) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
