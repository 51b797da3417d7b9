package org.bluehorizons.platform;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Asks, before anything else ends, whether the database answers. Where it does not, the pool is
 * closed at once: each part of the program writes something on its way out, and would wait for a
 * connection one after the other. Whatever else may wait, the process then ends within {@link
 * #LIMIT}; what was not committed was not acknowledged either.
 */
@Component
final class DatabaseAtEnd implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseAtEnd.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Below the 30 s after which whoever sent SIGTERM kills. */
    private static final Duration LIMIT = Duration.ofSeconds(25);

    /** As after SIGTERM. */
    private static final int TERMINATED = 143;

    private final DatabaseAddress address;
    private final DataSource pool;
    private final ConfigurableApplicationContext context;
    private volatile boolean running;

    DatabaseAtEnd(
            DatabaseAddress address, DataSource pool, ConfigurableApplicationContext context) {
        this.address = address;
        this.pool = pool;
        this.context = context;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        if (!answers()) {
            LOG.warn("the database does not answer; this process ends without it");
            // Closing waits for connections that do not end.
            Thread.ofPlatform().daemon().name("database-at-end").start(this::closePool);
            Thread.ofPlatform().daemon().name("limit-of-the-end").start(this::halt);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    private void closePool() {
        try {
            pool.unwrap(HikariDataSource.class).close();
        } catch (SQLException failure) {
            LOG.warn("the pool of connections does not close", failure);
        }
    }

    /** Unless all has ended well, in a process that lives on. */
    private void halt() {
        try {
            Thread.sleep(LIMIT);
            if (context.isActive()) {
                LOG.error("not ended within {} without the database; halting", LIMIT);
                Runtime.getRuntime().halt(TERMINATED);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean answers() {
        try (var connection = address.open("bluehorizons at its end", PATIENCE)) {
            return connection.isValid((int) PATIENCE.toSeconds());
        } catch (SQLException failure) {
            return !isAway(failure.getSQLState());
        }
    }

    /** Connection exceptions, and a server that starts or ends (PostgreSQL, appendix A). */
    private static boolean isAway(@Nullable String state) {
        return state == null || state.startsWith("08") || state.startsWith("57P");
    }
}
