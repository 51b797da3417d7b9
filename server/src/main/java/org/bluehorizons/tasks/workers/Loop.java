package org.bluehorizons.tasks.workers;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * A thread that does the same again and again. A failure does not end it: it pauses, longer each
 * time, and goes on. A platform thread, so that handlers that never pause do not keep it waiting.
 */
final class Loop {

    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final String name;
    private final Duration gap;
    private final Step step;
    private volatile boolean running;
    private Thread thread = Thread.ofPlatform().unstarted(() -> {});

    /** What is done again and again. */
    interface Step {
        void run() throws InterruptedException;
    }

    /**
     * @param gap between the end of a step and the next
     */
    Loop(String name, Duration gap, Step step) {
        this.name = name;
        this.gap = gap;
        this.step = step;
    }

    void start() {
        running = true;
        thread = Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    /** Interrupts it; returns when it has ended, or the time is over. */
    void stop(Duration patience) {
        running = false;
        thread.interrupt();
        try {
            thread.join(patience);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        var pause = FIRST_PAUSE;
        while (running) {
            try {
                if (succeeds()) {
                    pause = FIRST_PAUSE;
                    Thread.sleep(gap);
                } else {
                    Thread.sleep(pause);
                    pause = longer(pause);
                }
            } catch (InterruptedException interrupted) {
                LOG.debug("{} is interrupted", name);
            }
        }
    }

    private boolean succeeds() throws InterruptedException {
        try {
            step.run();
            return true;
        } catch (DataAccessException | TransactionException databaseIsAway) {
            LOG.warn("{} waits for the database: {}", name, databaseIsAway.getMessage());
            return false;
        } catch (RuntimeException | Error failure) {
            LOG.error("{} failed and goes on", name, failure);
            return false;
        }
    }

    private static Duration longer(Duration pause) {
        var twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }
}
