package org.bluehorizons.ingestion.loads;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.bluehorizons.platform.DatabaseAddress;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A load's own connection, outside the pool, named after the load: a later run of the same load
 * ends those of earlier ones, whose workers may be stopped rather than dead and would hold their
 * locks for ever. One thread at a time, but for {@link #interrupt}.
 */
final class Session implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    /** For sorting and hashing the rows of a load; one runs in few sessions at a time. */
    private static final String SETTINGS =
            """
            SET work_mem = '128MB';
            SET maintenance_work_mem = '128MB';
            SET synchronous_commit = on;
            SET jit = off;
            """;

    private static final String END_EARLIER =
            """
            SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
            WHERE application_name LIKE :name || ' %' AND pid <> pg_backend_pid()
            """;

    private final Connection connection;
    private final JdbcClient sql;

    /** Part of a transaction. */
    interface Work<T> {

        T run() throws SQLException, IOException, InterruptedException, Stopped;
    }

    private Session(Connection connection) {
        this.connection = connection;
        this.sql =
                JdbcClient.create(
                        new JdbcTemplate(new SingleConnectionDataSource(connection, true)));
    }

    /** The load's new session; when this returns, those of earlier runs are over. */
    static Session open(DatabaseAddress address, UUID load) throws SQLException {
        var name = "load " + load;
        var session = new Session(address.open(name + " session"));
        try {
            try (var statement = session.connection.createStatement()) {
                statement.execute(SETTINGS);
            }
            session.connection.setAutoCommit(false);
            session.sql
                    .sql(END_EARLIER)
                    .param("name", name)
                    .query((row, _) -> row.getBoolean(1))
                    .list();
            session.connection.commit();
            return session;
        } catch (SQLException | RuntimeException failure) {
            session.close();
            throw failure;
        }
    }

    Connection connection() {
        return connection;
    }

    /** Statements on this connection, in its transaction. */
    JdbcClient sql() {
        return sql;
    }

    /** Commits what was done, or nothing of it. */
    <T> T inTransaction(Work<T> work)
            throws SQLException, IOException, InterruptedException, Stopped {
        var committed = false;
        try {
            var result = work.run();
            connection.commit();
            committed = true;
            return result;
        } finally {
            if (!committed) {
                rollBack();
            }
        }
    }

    /**
     * This transaction's commit does not wait for the disk. A crash may undo it, and all later
     * ones, as a whole: right for what is done once more then.
     */
    void commitLater() {
        sql.sql("SET LOCAL synchronous_commit = off").update();
    }

    /** Ends the statement that runs, if one does. Called by another thread. */
    void interrupt() {
        try {
            connection.unwrap(PGConnection.class).cancelQuery();
        } catch (SQLException broken) {
            LOG.debug("the session is over already", broken);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException broken) {
            LOG.debug("the session was broken already", broken);
        }
    }

    private void rollBack() {
        try {
            connection.rollback();
        } catch (SQLException broken) {
            LOG.debug("the session broke, which rolls back", broken);
        }
    }
}
