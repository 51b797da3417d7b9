package org.bluehorizons.bench.loads;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/**
 * The upper bound: the same file by one {@code COPY ... (FORMAT csv)} into an ordinary (logged)
 * table of the file's columns, without indexes, checks or constraints, in one transaction.
 */
final class BareTable {
    private static final int BUFFER = 1 << 16;

    private final String database;

    BareTable(String database) {
        this.database = database;
    }

    /** Into an emptied table; rows a second. */
    double copy(Path file) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection(database);
                var statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS bench");
            statement.execute(
                    """
                    CREATE TABLE IF NOT EXISTS bench.price (
                        origin text, destination text, day date, amount numeric, currency text)
                    """);
            // Committed before: a table emptied in the same transaction might go without WAL.
            statement.execute("TRUNCATE bench.price");
            long start = System.nanoTime();
            long rows;
            try (InputStream in = Files.newInputStream(file)) {
                rows =
                        connection
                                .unwrap(PGConnection.class)
                                .getCopyAPI()
                                .copyIn(
                                        """
                                        COPY bench.price (origin, destination, day, amount, currency)
                                        FROM STDIN (FORMAT csv, HEADER)
                                        """,
                                        in,
                                        BUFFER);
            }
            long nanos = System.nanoTime() - start;
            statement.execute("TRUNCATE bench.price");
            return rows * 1e9 / nanos;
        }
    }
}
