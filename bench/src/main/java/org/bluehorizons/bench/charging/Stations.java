package org.bluehorizons.bench.charging;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Charge points in the database: registered before, counted afterwards. One thread. */
public final class Stations {
    public static final String PREFIX = "CP";
    public static final String PASSWORD = "bench-charge-point-1";

    /** What drivers show; an operator starts with one of its own. */
    public static final List<String> TOKENS =
            IntStream.range(0, 20).mapToObj("BENCH%04d"::formatted).toList();

    static final String OPERATOR_TOKEN = "BENCHREMOTE";

    private final Connection database;

    public Stations(Connection database) {
        this.database = database;
    }

    static String id(int number) {
        return "%s%06d".formatted(PREFIX, number);
    }

    /** Registers {@code CP000000} and so on, with two outlets each. */
    public void register(int count, int securityProfile) throws SQLException {
        update(
                """
                INSERT INTO charging.station (id, security_profile, password_hash)
                SELECT 'CP' || lpad(n::text, 6, '0'), ?, sha256(convert_to(?, 'UTF8'))
                FROM generate_series(0, ? - 1) AS n
                """,
                (short) securityProfile,
                PASSWORD,
                count);
        update(
                """
                INSERT INTO charging.evse (station_id, id)
                SELECT station.id, n FROM charging.station, generate_series(1, 2) AS n
                """);
        update(
                """
                INSERT INTO charging.connector (station_id, evse_id, id)
                SELECT station_id, id, 1 FROM charging.evse
                """);
        update("ANALYZE charging.station");
    }

    /** Connected, accepted and with the state of a connector, all since then. */
    long ready(Instant since) throws SQLException {
        return count(
                """
                SELECT count(*) FROM charging.station_state AS station
                WHERE connected AND booted_at >= ? AND boot_status = 'accepted'
                  AND EXISTS (
                    SELECT FROM charging.connector_state AS connector
                    WHERE connector.station_id = station.station_id AND received_at >= booted_at)
                """,
                Timestamp.from(since));
    }

    public long connected() throws SQLException {
        return count("SELECT count(*) FROM charging.connection");
    }

    /** Calls of stations that were received since then. */
    public long received(Instant since) throws SQLException {
        return count(
                "SELECT count(*) FROM charging.message WHERE direction = 'in' AND at >= ?",
                Timestamp.from(since));
    }

    UUID nodeOf(String station) throws SQLException {
        try (PreparedStatement statement =
                database.prepareStatement(
                        "SELECT node_id FROM charging.connection WHERE station_id = ?")) {
            statement.setString(1, station);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException(station + " is not connected");
                }
                return row.getObject(1, UUID.class);
            }
        }
    }

    List<String> heldBy(UUID node) throws SQLException {
        try (PreparedStatement statement =
                database.prepareStatement(
                        """
                        SELECT station_id FROM charging.connection
                        WHERE node_id = ? ORDER BY station_id
                        """)) {
            statement.setObject(1, node);
            List<String> stations = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    stations.add(rows.getString(1));
                }
            }
            return stations;
        }
    }

    /** Of these stations, those that another node holds now. */
    List<String> heldByOthers(Collection<String> stations, UUID node) throws SQLException {
        try (PreparedStatement statement =
                database.prepareStatement(
                        """
                        SELECT station_id FROM charging.connection
                        WHERE station_id = ANY (?) AND node_id <> ?
                        """)) {
            statement.setArray(1, database.createArrayOf("text", stations.toArray()));
            statement.setObject(2, node);
            List<String> back = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    back.add(rows.getString(1));
                }
            }
            return back;
        }
    }

    private void update(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            fill(statement, parameters);
            statement.execute();
        }
    }

    private long count(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            fill(statement, parameters);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void fill(PreparedStatement statement, Object... parameters)
            throws SQLException {
        for (int index = 0; index < parameters.length; index++) {
            statement.setObject(index + 1, parameters[index]);
        }
    }
}
