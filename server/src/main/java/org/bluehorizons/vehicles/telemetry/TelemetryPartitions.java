package org.bluehorizons.vehicles.telemetry;

import java.sql.Connection;
import java.sql.SQLException;
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
 * days are made ahead, that of a late message when it comes. Expired ones are first detached, which
 * lets readers and writers go on, then dropped. Safe for use by many threads and nodes.
 */
@Component
public class TelemetryPartitions {

    private static final Logger LOG = LoggerFactory.getLogger(TelemetryPartitions.class);
    private static final int DAYS_AHEAD = 3;
    private static final String PREFIX = "telemetry_";
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd");

    /** Any number, the same on every node: one node at a time makes or drops partitions. */
    private static final long LOCK = 7_201_933_401L;

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
            statement.execute("SELECT pg_advisory_xact_lock(%d)".formatted(LOCK));
            var name = PREFIX + NAME.format(day);
            statement.execute(
                    """
                    CREATE TABLE IF NOT EXISTS vehicles.%1$s
                        PARTITION OF vehicles.telemetry FOR VALUES FROM ('%2$s 00:00+00') TO ('%3$s 00:00+00');
                    CREATE UNIQUE INDEX IF NOT EXISTS %1$s_message ON vehicles.%1$s (vehicle_id, boot, sequence);
                    CREATE INDEX IF NOT EXISTS %1$s_recorded_at ON vehicles.%1$s
                        USING brin (recorded_at) WITH (pages_per_range = 32, autosummarize = on)
                    """
                            .formatted(name, day, day.plusDays(1)));
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

    private void dropBefore(LocalDate oldestKept) throws SQLException {
        try (var connection = database.getConnection()) {
            // DETACH ... CONCURRENTLY runs outside a transaction.
            connection.setAutoCommit(true);
            for (var table : expired(connection, PREFIX + NAME.format(oldestKept))) {
                try (var statement = connection.createStatement()) {
                    statement.execute(
                            "ALTER TABLE vehicles.telemetry DETACH PARTITION vehicles.%s CONCURRENTLY"
                                    .formatted(table));
                    statement.execute("DROP TABLE vehicles.%s".formatted(table));
                    known.remove(LocalDate.parse(table.substring(PREFIX.length()), NAME));
                    LOG.info("dropped telemetry of {}, older than the retention", table);
                }
            }
        }
    }

    private static SortedSet<String> expired(Connection connection, String oldestKept)
            throws SQLException {
        var tables = new TreeSet<String>();
        try (var query =
                connection.prepareStatement(
                        """
                        SELECT child.relname
                        FROM pg_inherits
                        JOIN pg_class child ON child.oid = inhrelid
                        WHERE inhparent = 'vehicles.telemetry'::regclass AND child.relname < ?
                        """)) {
            query.setString(1, oldestKept);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
        }
        return tables;
    }
}
