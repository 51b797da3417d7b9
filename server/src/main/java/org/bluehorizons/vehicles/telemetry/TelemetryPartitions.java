package org.bluehorizons.vehicles.telemetry;

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
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The daily partitions of {@code vehicles.telemetry}, by the car's time in UTC. Those of the coming
 * days are made ahead, that of a late message when it comes; expired ones are dropped. Neither
 * waits for readers or writers of other days, nor they for it: a partition is attached and
 * detached, not created in place, which would lock the table. Safe for use by many threads and
 * nodes.
 */
@Component
public class TelemetryPartitions {

    private static final Logger LOG = LoggerFactory.getLogger(TelemetryPartitions.class);
    private static final int DAYS_AHEAD = 3;
    private static final String PREFIX = "telemetry_";
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd");

    /** Any numbers, the same on every node: one node at a time makes partitions, or drops them. */
    private static final long MAKING = 7_201_933_401L;

    private static final long DROPPING = 7_201_933_402L;

    private final DataSource database;
    private final TelemetrySettings settings;
    private final Clock clock;
    private final Set<LocalDate> known = ConcurrentHashMap.newKeySet();

    TelemetryPartitions(DataSource database, TelemetrySettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /** Makes the partition of a day unless it is there. Blocks. */
    public void ensure(LocalDate day) throws SQLException {
        if (known.contains(day)) {
            return;
        }
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT pg_advisory_xact_lock(%d)".formatted(MAKING));
            if (!isAttached(connection, day)) {
                attach(statement, day);
            }
            connection.commit();
        }
        known.add(day);
    }

    /** Makes the coming days' partitions and drops expired ones. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT0S")
    public void maintain() throws SQLException {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        for (var day = today.minusDays(1);
                !day.isAfter(today.plusDays(DAYS_AHEAD));
                day = day.plusDays(1)) {
            ensure(day);
        }
        dropBefore(today.minusDays(settings.retentionDays()));
    }

    private static boolean isAttached(Connection connection, LocalDate day) throws SQLException {
        try (var query =
                connection.prepareStatement(
                        "SELECT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = to_regclass(?))")) {
            query.setString(1, "vehicles." + PREFIX + NAME.format(day));
            try (var found = query.executeQuery()) {
                return found.next() && found.getBoolean(1);
            }
        }
    }

    private static void attach(Statement statement, LocalDate day) throws SQLException {
        statement.execute(
                """
                CREATE TABLE IF NOT EXISTS vehicles.%1$s (LIKE vehicles.telemetry INCLUDING ALL);
                CREATE UNIQUE INDEX IF NOT EXISTS %1$s_message ON vehicles.%1$s (vehicle_id, boot, sequence);
                CREATE INDEX IF NOT EXISTS %1$s_recorded_at ON vehicles.%1$s
                    USING brin (recorded_at, received_at) WITH (pages_per_range = 32, autosummarize = on);
                ALTER TABLE vehicles.telemetry ATTACH PARTITION vehicles.%1$s
                    FOR VALUES FROM ('%2$s 00:00+00') TO ('%3$s 00:00+00')
                """
                        .formatted(PREFIX + NAME.format(day), day, day.plusDays(1)));
    }

    private void dropBefore(LocalDate oldestKept) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            // DETACH ... CONCURRENTLY runs outside a transaction.
            connection.setAutoCommit(true);
            if (answers(statement, "SELECT pg_try_advisory_lock(%d)".formatted(DROPPING))) {
                try {
                    for (var table : expired(statement, PREFIX + NAME.format(oldestKept))) {
                        drop(statement, table);
                    }
                } finally {
                    statement.execute("SELECT pg_advisory_unlock(%d)".formatted(DROPPING));
                }
            }
        }
    }

    /** What a process that died in the middle has left behind is finished too. */
    private void drop(Statement statement, String table) throws SQLException {
        var attached = "SELECT %s FROM pg_inherits WHERE inhrelid = 'vehicles.%s'::regclass";
        if (answers(statement, attached.formatted("inhdetachpending", table))) {
            statement.execute(
                    "ALTER TABLE vehicles.telemetry DETACH PARTITION vehicles.%s FINALIZE"
                            .formatted(table));
        } else if (answers(statement, attached.formatted("true", table))) {
            statement.execute(
                    "ALTER TABLE vehicles.telemetry DETACH PARTITION vehicles.%s CONCURRENTLY"
                            .formatted(table));
        }
        statement.execute("DROP TABLE vehicles.%s".formatted(table));
        known.remove(LocalDate.parse(table.substring(PREFIX.length()), NAME));
        LOG.info("dropped {}, older than the retention", table);
    }

    private static boolean answers(Statement statement, String question) throws SQLException {
        try (var answer = statement.executeQuery(question)) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    private static SortedSet<String> expired(Statement statement, String oldestKept)
            throws SQLException {
        var tables = new TreeSet<String>();
        try (var rows =
                statement.executeQuery(
                        """
                        SELECT relname FROM pg_class
                        WHERE relnamespace = 'vehicles'::regnamespace AND relkind = 'r'
                          AND relname ~ '^telemetry_[0-9]{8}$' AND relname < '%s'
                        """
                                .formatted(oldestKept))) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }
}
