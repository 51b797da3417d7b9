package org.bluehorizons.vehicles.telemetry;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.bluehorizons.platform.DatabaseAddress;
import org.bluehorizons.vehicles.VehicleId;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Writes batches of publications, each in one transaction, over a connection of its own. Certainly
 * new messages are copied straight into their partition; others go through a staging table, where
 * what is already stored is left out. One thread at a time.
 */
final class TelemetryStore implements AutoCloseable {

    private static final int MAX_QUARANTINED_BYTES = 4_096;

    private static final String COPY_FRESH =
            "COPY vehicles.telemetry (%s) FROM STDIN (FORMAT binary)"
                    .formatted(TelemetryRow.COLUMNS);

    private static final String CREATE_STAGING =
            """
            CREATE TEMPORARY TABLE IF NOT EXISTS telemetry_staging (LIKE vehicles.telemetry)
            ON COMMIT DELETE ROWS
            """;

    private static final String COPY_STAGED =
            "COPY pg_temp.telemetry_staging (%s) FROM STDIN (FORMAT binary)"
                    .formatted(TelemetryRow.COLUMNS);

    /** Answers how many rows of which car were there before. */
    private static final String INSERT_STAGED =
            """
            WITH inserted AS (
                INSERT INTO vehicles.telemetry (%1$s)
                SELECT %1$s FROM pg_temp.telemetry_staging
                ON CONFLICT DO NOTHING
                RETURNING vehicle_id)
            SELECT vehicle_id, count(*)
            FROM (SELECT vehicle_id FROM pg_temp.telemetry_staging
                  EXCEPT ALL
                  SELECT vehicle_id FROM inserted) repeated
            GROUP BY vehicle_id
            """
                    .formatted(TelemetryRow.COLUMNS);

    private static final String INSERT_EVENT =
            """
            INSERT INTO vehicles.event
                (vehicle_id, type, recorded_at, received_at, boot, sequence, data)
            VALUES (?, ?, ?, ?, ?, ?, ?::jsonb)
            ON CONFLICT DO NOTHING
            """;

    private static final String INSERT_QUARANTINE =
            """
            INSERT INTO vehicles.quarantine (vehicle_id, topic, reason, payload)
            VALUES (?, ?, ?, ?)
            """;

    private final DatabaseAddress address;
    private final TelemetryPartitions partitions;
    private final BinaryRows rows = new BinaryRows();
    private @Nullable Connection connection;

    TelemetryStore(DatabaseAddress address, TelemetryPartitions partitions) {
        this.address = address;
        this.partitions = partitions;
    }

    /**
     * Commits the publications, all or none.
     *
     * @param trusting whether those marked fresh may go the fast way
     * @return messages per car that were stored before
     * @throws SQLException nothing was stored; the connection is dropped unless the rows were at
     *     fault
     */
    Map<VehicleId, Long> write(List<? extends Publication<?>> batch, boolean trusting)
            throws SQLException {
        makePartitions(batch);
        var session = connection();
        try {
            copyFresh(batch, trusting, session);
            var repeated = insertStaged(batch, trusting, session);
            insertEvents(batch, session);
            insertQuarantine(batch, session);
            session.commit();
            return repeated;
        } catch (SQLException failure) {
            rollback(session, failure);
            throw failure;
        }
    }

    @Override
    public void close() {
        var open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException alreadyBroken) {
                // Nothing is lost: what was not committed was not acknowledged.
            }
        }
    }

    private Connection connection() throws SQLException {
        var open = connection;
        if (open == null) {
            open = address.open("bluehorizons telemetry");
            connection = open;
            open.setAutoCommit(false);
            try (var statement = open.createStatement()) {
                statement.execute(CREATE_STAGING);
            }
            open.commit();
        }
        return open;
    }

    private void rollback(Connection session, SQLException failure) {
        try {
            session.rollback();
        } catch (SQLException broken) {
            failure.addSuppressed(broken);
            close();
        }
    }

    private void makePartitions(List<? extends Publication<?>> batch) throws SQLException {
        var days = new HashSet<Long>();
        for (var publication : batch) {
            for (var message : publication.telemetry()) {
                days.add(Math.floorDiv(message.recordedAt().getEpochSecond(), 86_400L));
            }
        }
        for (var day : days) {
            partitions.ensure(LocalDate.ofEpochDay(day));
        }
    }

    private void copyFresh(
            List<? extends Publication<?>> batch, boolean trusting, Connection session)
            throws SQLException {
        if (trusting && fill(batch, Publication::fresh)) {
            rows.sendTo(session.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY_FRESH));
        }
    }

    private Map<VehicleId, Long> insertStaged(
            List<? extends Publication<?>> batch, boolean trusting, Connection session)
            throws SQLException {
        if (!fill(batch, publication -> !trusting || !publication.fresh())) {
            return Map.of();
        }
        rows.sendTo(session.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY_STAGED));
        var repeated = new HashMap<VehicleId, Long>();
        try (var statement = session.createStatement();
                var found = statement.executeQuery(INSERT_STAGED)) {
            while (found.next()) {
                repeated.put(new VehicleId(found.getObject(1, UUID.class)), found.getLong(2));
            }
        }
        return repeated;
    }

    private boolean fill(List<? extends Publication<?>> batch, Predicate<Publication<?>> chosen) {
        var any = false;
        rows.begin();
        for (var publication : batch) {
            if (chosen.test(publication)) {
                for (var message : publication.telemetry()) {
                    TelemetryRow.write(message, rows);
                    any = true;
                }
            }
        }
        return any;
    }

    private static void insertEvents(List<? extends Publication<?>> batch, Connection session)
            throws SQLException {
        @Nullable PreparedStatement insert = null;
        for (var publication : batch) {
            for (var event : publication.events()) {
                if (insert == null) {
                    insert = session.prepareStatement(INSERT_EVENT);
                }
                insert.setObject(1, event.vehicle().value());
                insert.setString(2, event.type());
                insert.setObject(3, event.recordedAt().atOffset(ZoneOffset.UTC));
                insert.setObject(4, event.receivedAt().atOffset(ZoneOffset.UTC));
                insert.setInt(5, event.boot());
                insert.setLong(6, event.sequence());
                insert.setObject(7, event.data(), Types.VARCHAR);
                insert.addBatch();
            }
        }
        execute(insert);
    }

    private static void insertQuarantine(List<? extends Publication<?>> batch, Connection session)
            throws SQLException {
        @Nullable PreparedStatement insert = null;
        for (var publication : batch) {
            for (var wrong : publication.wrong()) {
                if (insert == null) {
                    insert = session.prepareStatement(INSERT_QUARANTINE);
                }
                insert.setObject(1, publication.vehicle().value());
                insert.setString(2, withoutNul(publication.topic()));
                insert.setString(3, withoutNul(wrong.reason()));
                insert.setBytes(4, bounded(wrong.bytes()));
                insert.addBatch();
            }
        }
        execute(insert);
    }

    private static void execute(@Nullable PreparedStatement insert) throws SQLException {
        if (insert != null) {
            try (insert) {
                insert.executeBatch();
            }
        }
    }

    private static byte[] bounded(byte[] payload) {
        return payload.length <= MAX_QUARANTINED_BYTES
                ? payload
                : Arrays.copyOf(payload, MAX_QUARANTINED_BYTES);
    }

    private static String withoutNul(String text) {
        return new String(
                text.replace('\0', '?').getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
