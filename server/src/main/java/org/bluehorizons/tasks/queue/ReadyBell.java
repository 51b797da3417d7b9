package org.bluehorizons.tasks.queue;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.bluehorizons.platform.DatabaseNotifications;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells all processes that there are ready tasks, by {@code NOTIFY} on {@value #CHANNEL}. After the
 * commit and not in it: notifying transactions commit one after the other, and thousands that
 * submit in a second would queue for that; so many share one notification. Who misses it looks for
 * himself within a second. Safe for use by many threads.
 */
@Component
public final class ReadyBell implements SmartLifecycle {

    /** Its payload is empty. */
    public static final String CHANNEL = "tasks_ready";

    private static final Logger LOG = LoggerFactory.getLogger(ReadyBell.class);
    private static final long GAP_NANOS = Duration.ofMillis(4).toNanos();

    private final JdbcClient database;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition heard = lock.newCondition();
    private final Condition wanted = lock.newCondition();
    private long rings;
    private volatile boolean ringWanted;
    private volatile boolean running;
    private Thread thread = Thread.ofPlatform().unstarted(() -> {});

    public ReadyBell(JdbcClient database, DatabaseNotifications notifications) {
        this.database = database;
        notifications.listen(CHANNEL, _ -> hear(), this::hear);
    }

    /** There are ready tasks, once the caller's transaction commits, if there is one. */
    public void ring() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            ringNow();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        ringNow();
                    }
                });
    }

    /** How often it was heard so far; to be asked before one looks for tasks. */
    public long rings() {
        lock.lock();
        try {
            return rings;
        } finally {
            lock.unlock();
        }
    }

    /** Returns when it was heard again, or the time is over. */
    public void awaitRing(long rungBefore, Duration patience) throws InterruptedException {
        var left = patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (rings == rungBefore && left > 0) {
                left = heard.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("tasks-bell").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
        try {
            thread.join(1_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (ringWanted) {
            notifyAllWorkers();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Heard until the last task was returned. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void ringNow() {
        lock.lock();
        try {
            ringWanted = true;
            wanted.signal();
        } finally {
            lock.unlock();
        }
    }

    private void hear() {
        lock.lock();
        try {
            rings++;
            heard.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (running) {
            try {
                awaitWish();
            } catch (InterruptedException stopped) {
                return;
            }
            notifyAllWorkers();
            LockSupport.parkNanos(GAP_NANOS);
        }
    }

    private void awaitWish() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!ringWanted) {
                wanted.await(1, TimeUnit.SECONDS);
            }
        } finally {
            lock.unlock();
        }
    }

    private void notifyAllWorkers() {
        ringWanted = false;
        try {
            database.sql("SELECT pg_notify(:channel, '')")
                    .param("channel", CHANNEL)
                    .query((_, _) -> true)
                    .list();
        } catch (DataAccessException failure) {
            LOG.warn("workers look for tasks by themselves: {}", failure.getMessage());
            hear();
        }
    }
}
