package org.bluehorizons.tasks.workers;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.bluehorizons.platform.DatabaseAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The lease's own connection: handlers may take all of the pool's, and a lease must not wait for
 * them. An answer that does not come in time is a failure, to be tried again before the lease ends.
 */
final class LeaseDatabase {

    private final DatabaseAddress address;
    private final Duration patience;
    private volatile @Nullable HikariDataSource pool;

    LeaseDatabase(DatabaseAddress address, Duration patience) {
        this.address = address;
        this.patience = patience;
    }

    void open() {
        var settings = new HikariConfig();
        settings.setPoolName("tasks-lease");
        settings.setJdbcUrl(address.jdbcUrl());
        if (!address.username().isEmpty()) {
            settings.setUsername(address.username());
            settings.setPassword(address.password());
        }
        settings.setMaximumPoolSize(1);
        settings.setInitializationFailTimeout(-1);
        settings.setConnectionTimeout(Math.max(250, patience.toMillis()));
        settings.setValidationTimeout(Math.max(250, patience.toMillis() / 2));
        var seconds = Long.toString(Math.max(1, patience.toSeconds()));
        settings.addDataSourceProperty("socketTimeout", seconds);
        settings.addDataSourceProperty("connectTimeout", seconds);
        settings.addDataSourceProperty("ApplicationName", "bluehorizons tasks");
        pool = new HikariDataSource(settings);
    }

    JdbcClient client() {
        var open = pool;
        if (open == null) {
            throw new DataAccessResourceFailureException("the worker has stopped");
        }
        return JdbcClient.create(open);
    }

    void close() {
        var open = pool;
        pool = null;
        if (open != null) {
            open.close();
        }
    }
}
