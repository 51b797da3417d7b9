package org.bluehorizons.ingestion.rates;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import org.bluehorizons.ingestion.BinaryCopy;
import org.bluehorizons.ingestion.BinaryRows;

/** Rows on their way into a table, a buffer at a time. One thread, one table after the other. */
final class CopyRows {

    private static final int POSTGRES_EPOCH_DAY = (int) LocalDate.of(2000, 1, 1).toEpochDay();
    private static final int BUFFER = 64 * 1024;
    private static final int SLACK = 2 * 1024;

    private final Connection database;
    private final BinaryRows rows = new BinaryRows(new byte[BUFFER]);
    private byte[] spare = new byte[BUFFER];

    CopyRows(Connection database) {
        this.database = database;
    }

    /** As a date is stored. */
    static int day(int since1970) {
        return since1970 - POSTGRES_EPOCH_DAY;
    }

    /**
     * @param target a table with its columns: {@code schema.table (a, b)}
     */
    BinaryCopy into(String target) throws SQLException {
        return BinaryCopy.into(database, target);
    }

    BinaryRows begin(int columns) {
        rows.beginRow(columns);
        return rows;
    }

    void flushWhenFull(BinaryCopy copy) throws SQLException {
        if (rows.length() > BUFFER - SLACK) {
            flush(copy);
        }
    }

    /** Returns when all rows are in the table. */
    void end(BinaryCopy copy) throws SQLException {
        flush(copy);
        copy.end();
    }

    private void flush(BinaryCopy copy) throws SQLException {
        var length = rows.length();
        spare = rows.handOver(spare);
        copy.write(spare, length);
    }
}
