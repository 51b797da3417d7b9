package org.bluehorizons.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The daily partitions, in UTC, of a table that is partitioned by a time. Those of yesterday and
 * the coming days are made ahead, expired ones are dropped. Neither waits for readers or writers of
 * other days, nor they for it: a partition is attached and detached, not created in place, which
 * would lock the table. Safe for use by many threads and nodes; blocks.
 */
public final class DailyPartitions {

    private static final Logger LOG = LoggerFactory.getLogger(DailyPartitions.class);
    private static final int DAYS_AHEAD = 3;
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd");

    private final DataSource database;
    private final Clock clock;
    private final String schema;
    private final String table;
    private final int retentionDays;
    private final String indexes;
    private final Set<LocalDate> known = ConcurrentHashMap.newKeySet();

    /**
     * @param table partitioned by range of one {@code timestamptz}; our own word, never a caller's
     * @param retentionDays whole days kept before today, at least 1
     */
    public DailyPartitions(
            DataSource database, Clock clock, String schema, String table, int retentionDays) {
        this(database, clock, schema, table, retentionDays, "");
    }

    /**
     * @param indexes further statements for each new partition, which cannot be declared of the
     *     whole table; {@code %1$s} is its schema, {@code %2$s} its name
     */
    public DailyPartitions(
            DataSource database,
            Clock clock,
            String schema,
            String table,
            int retentionDays,
            String indexes) {
        this.database = database;
        this.clock = clock;
        this.schema = schema;
        this.table = table;
        this.retentionDays = retentionDays;
        this.indexes = indexes;
    }

    /** Makes the partitions from yesterday to three days ahead and drops expired ones. */
    public void maintain() throws SQLException {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        for (var day = today.minusDays(1);
                !day.isAfter(today.plusDays(DAYS_AHEAD));
                day = day.plusDays(1)) {
            ensure(day);
        }
        dropBefore(today.minusDays(retentionDays));
    }

    /** Makes the partition of a day unless it is there. */
    public void ensure(LocalDate day) throws SQLException {
        if (known.contains(day)) {
            return;
        }
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            if (!isAttached(connection, day)) {
                connection.setAutoCommit(false);
                statement.execute("SELECT pg_advisory_xact_lock(%s)".formatted(lock("making")));
                if (!isAttached(connection, day)) {
                    attach(statement, day);
                }
                connection.commit();
            }
        }
        known.add(day);
    }

    /**
     * The same number on every node: one node at a time makes partitions of the table, or drops.
     */
    private String lock(String work) {
        return "hashtextextended('partitions of %s.%s: %s', 0)".formatted(schema, table, work);
    }

    private String partition(LocalDate day) {
        return table + "_" + NAME.format(day);
    }

    private boolean isAttached(Connection connection, LocalDate day) throws SQLException {
        try (var query =
                connection.prepareStatement(
                        "SELECT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = to_regclass(?))")) {
            query.setString(1, schema + "." + partition(day));
            try (var found = query.executeQuery()) {
                return found.next() && found.getBoolean(1);
            }
        }
    }

    private void attach(Statement statement, LocalDate day) throws SQLException {
        statement.execute(
                """
                CREATE TABLE IF NOT EXISTS %1$s.%3$s (LIKE %1$s.%2$s INCLUDING ALL);
                %6$s
                ALTER TABLE %1$s.%2$s ATTACH PARTITION %1$s.%3$s
                    FOR VALUES FROM ('%4$s 00:00+00') TO ('%5$s 00:00+00')
                """
                        .formatted(
                                schema,
                                table,
                                partition(day),
                                day,
                                day.plusDays(1),
                                indexes.formatted(schema, partition(day))));
    }

    private void dropBefore(LocalDate oldestKept) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            // DETACH ... CONCURRENTLY runs outside a transaction.
            connection.setAutoCommit(true);
            var expired = expired(statement, partition(oldestKept));
            if (expired.isEmpty()
                    || !answers(
                            statement,
                            "SELECT pg_try_advisory_lock(%s)".formatted(lock("dropping")))) {
                return;
            }
            try {
                // Again: another node may have dropped them meanwhile.
                for (var name : expired(statement, partition(oldestKept))) {
                    drop(statement, name);
                }
            } finally {
                statement.execute("SELECT pg_advisory_unlock(%s)".formatted(lock("dropping")));
            }
        }
    }

    /** What a process that died in the middle has left behind is finished too. */
    private void drop(Statement statement, String name) throws SQLException {
        var attached =
                "SELECT %%s FROM pg_inherits WHERE inhrelid = '%s.%s'::regclass"
                        .formatted(schema, name);
        var detach = "ALTER TABLE %1$s.%2$s DETACH PARTITION %1$s.%3$s ";
        if (answers(statement, attached.formatted("inhdetachpending"))) {
            statement.execute(detach.formatted(schema, table, name) + "FINALIZE");
        } else if (answers(statement, attached.formatted("true"))) {
            statement.execute(detach.formatted(schema, table, name) + "CONCURRENTLY");
        }
        statement.execute("DROP TABLE %s.%s".formatted(schema, name));
        known.remove(LocalDate.parse(name.substring(table.length() + 1), NAME));
        LOG.info("dropped {}.{}, older than the retention", schema, name);
    }

    private static boolean answers(Statement statement, String question) throws SQLException {
        try (var answer = statement.executeQuery(question)) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    private SortedSet<String> expired(Statement statement, String oldestKept) throws SQLException {
        var names = new TreeSet<String>();
        try (var rows =
                statement.executeQuery(
                        """
                        SELECT relname FROM pg_class
                        WHERE relnamespace = '%s'::regnamespace AND relkind = 'r'
                          AND relname ~ '^%s_[0-9]{8}$' AND relname < '%s'
                        """
                                .formatted(schema, table, oldestKept))) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
