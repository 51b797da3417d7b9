package org.bluehorizons.bench.telemetry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What the platform has stored, asked of its PostgreSQL. One connection, one thread. */
final class StoredTelemetry {
    private final Connection connection;

    StoredTelemetry(Connection connection) {
        this.connection = connection;
    }

    /**
     * Rows of one load process.
     *
     * @param messages of them, how many have a sequence that no other has
     */
    record Count(long rows, long messages) {}

    /** A load process gives every message another sequence, whichever car sends it. */
    Count count(long boot) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        """
                        SELECT count(*), count(DISTINCT sequence)
                        FROM vehicles.telemetry
                        WHERE boot = ?
                        """)) {
            statement.setLong(1, boot);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return new Count(result.getLong(1), result.getLong(2));
            }
        }
    }

    /**
     * Refuses a PostgreSQL that answers before the disk has the data: beside it all figures would
     * be worthless.
     *
     * @throws IllegalStateException naming the setting
     */
    void demandDurability() throws SQLException {
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            String value = text("SHOW " + setting);
            if (!value.equals("on")) {
                throw new IllegalStateException(
                        "PostgreSQL's %s is %s (expected: on)".formatted(setting, value));
            }
        }
    }

    /**
     * Makes an empty table {@code bench.NAME} with the columns and indexes of the partition that
     * holds today's telemetry.
     */
    void emptyTwin(String name) throws SQLException {
        String partition = text("SELECT tableoid::regclass::text FROM vehicles.telemetry LIMIT 1");
        run("CREATE SCHEMA IF NOT EXISTS bench");
        run("DROP TABLE IF EXISTS bench." + name);
        run("CREATE TABLE bench.%s (LIKE %s INCLUDING ALL)".formatted(name, partition));
    }

    void empty(String name) throws SQLException {
        run("TRUNCATE bench." + name);
    }

    /** The columns that take a value, comma between them. */
    String columns() throws SQLException {
        return text(
                """
                SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position)
                FROM information_schema.columns
                WHERE table_schema = 'vehicles'
                  AND table_name = 'telemetry'
                  AND is_generated = 'NEVER'
                """);
    }

    /** The values of the first rows, as JDBC gives them. */
    List<Object[]> values(int rows) throws SQLException {
        String select = "SELECT %s FROM vehicles.telemetry LIMIT %d".formatted(columns(), rows);
        List<Object[]> values = new ArrayList<>(rows);
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(select)) {
            int width = result.getMetaData().getColumnCount();
            while (result.next()) {
                Object[] row = new Object[width];
                for (int i = 0; i < width; i++) {
                    row[i] = result.getObject(i + 1);
                }
                values.add(row);
            }
        }
        return values;
    }

    private String text(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            if (!result.next()) {
                throw new SQLException("no row: " + query);
            }
            return result.getString(1);
        }
    }

    private void run(String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
