package org.bluehorizons.bench.telemetry;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The plain way: a prepared INSERT and a commit for every message, on eight connections. */
final class PlainInserts {
    private static final String TABLE = "inserted";
    private static final int CONNECTIONS = 8;

    private final String database;
    private final StoredTelemetry stored;
    private final List<Object[]> rows;
    private final String insert;

    /**
     * Reads the sample.
     *
     * @param rows how many; a run ends early when they are used up
     */
    PlainInserts(String database, Connection connection, int rows) throws SQLException {
        this.database = database;
        this.stored = new StoredTelemetry(connection);
        this.rows = stored.values(rows);
        String marks =
                Stream.generate(() -> "?")
                        .limit(this.rows.getFirst().length)
                        .collect(Collectors.joining(", "));
        this.insert =
                "INSERT INTO bench.%s (%s) VALUES (%s)".formatted(TABLE, stored.columns(), marks);
        stored.emptyTwin(TABLE);
    }

    /** Messages per second, over all connections, into an emptied table. */
    double run(int seconds) throws SQLException, InterruptedException, ExecutionException {
        stored.empty(TABLE);
        try (ExecutorService writers = Executors.newFixedThreadPool(CONNECTIONS)) {
            long start = System.nanoTime();
            long until = start + TimeUnit.SECONDS.toNanos(seconds);
            List<Future<Integer>> counts = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                int first = i;
                counts.add(writers.submit(() -> write(first, until)));
            }
            long inserted = 0;
            for (Future<Integer> count : counts) {
                inserted += count.get();
            }
            return inserted * 1e9 / (System.nanoTime() - start);
        }
    }

    private int write(int first, long until) throws SQLException {
        int count = 0;
        try (Connection connection = DriverManager.getConnection(database);
                PreparedStatement statement = connection.prepareStatement(insert)) {
            for (int i = first; i < rows.size() && System.nanoTime() < until; i += CONNECTIONS) {
                Object[] row = rows.get(i);
                for (int column = 0; column < row.length; column++) {
                    statement.setObject(column + 1, row[column]);
                }
                statement.executeUpdate();
                count++;
            }
        }
        return count;
    }
}
