package org.bluehorizons.bench.telemetry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;

/**
 * The upper bound: rows that the platform has stored, copied back in binary with nothing in between
 * but the connection, a commit per thousand. They are encoded before the clock starts.
 */
final class BareCopy {
    private static final String TABLE = "copied";
    private static final int COMMIT = 1_000;
    private static final int HEADER = 19;
    private static final byte[] TRAILER = {(byte) 0xFF, (byte) 0xFF};

    private final CopyManager copy;
    private final StoredTelemetry stored;
    private final String columns;
    private final List<byte[]> commits = new ArrayList<>();

    /**
     * Reads the sample.
     *
     * @param rows how many; a whole number of commits is taken of what is there
     */
    BareCopy(Connection connection, int rows) throws SQLException, IOException {
        copy = connection.unwrap(PGConnection.class).getCopyAPI();
        stored = new StoredTelemetry(connection);
        columns = stored.columns();
        stored.emptyTwin(TABLE);
        read(rows);
    }

    /** Copies the sample again and again, into an emptied table each time; rows per second. */
    double run(int seconds) throws SQLException {
        long atLeast = TimeUnit.SECONDS.toNanos(seconds);
        long nanos = 0;
        long rows = 0;
        while (nanos < atLeast) {
            stored.empty(TABLE);
            long start = System.nanoTime();
            for (byte[] commit : commits) {
                CopyIn in =
                        copy.copyIn(
                                "COPY bench.%s (%s) FROM STDIN (FORMAT binary)"
                                        .formatted(TABLE, columns));
                in.writeToCopy(commit, 0, commit.length);
                in.endCopy();
            }
            nanos += System.nanoTime() - start;
            rows += (long) commits.size() * COMMIT;
        }
        stored.empty(TABLE);
        return rows * 1e9 / nanos;
    }

    /** The server sends a row a message; the first carries the header, the last is the trailer. */
    private void read(int rows) throws SQLException, IOException {
        CopyOut out =
                copy.copyOut(
                        "COPY (SELECT %s FROM vehicles.telemetry LIMIT %d) TO STDOUT (FORMAT binary)"
                                .formatted(columns, rows));
        byte[] first = out.readFromCopy();
        if (first == null) {
            throw new IllegalStateException("COPY TO STDOUT sent no header");
        }
        byte[] header = Arrays.copyOf(first, HEADER);
        byte[] row = Arrays.copyOfRange(first, HEADER, first.length);
        ByteArrayOutputStream commit = new ByteArrayOutputStream();
        commit.write(header);
        int held = 0;
        while (row != null) {
            if (row.length > TRAILER.length) {
                commit.write(row);
                held++;
            }
            if (held == COMMIT) {
                commit.write(TRAILER);
                commits.add(commit.toByteArray());
                commit.reset();
                commit.write(header);
                held = 0;
            }
            row = out.readFromCopy();
        }
        if (commits.isEmpty()) {
            throw new IllegalStateException(
                    "telemetry: fewer than %d rows stored, nothing to compare".formatted(COMMIT));
        }
    }
}
