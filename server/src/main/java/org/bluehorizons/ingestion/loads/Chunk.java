package org.bluehorizons.ingestion.loads;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.bluehorizons.ingestion.loads.FileReading.Piece.ChunkEnd;

/**
 * A part of a load's file.
 *
 * @param number 1 for the first
 * @param rowsRead good and bad ones
 * @param rows good ones
 * @param bytesRead of the file until its end, about
 * @param table where its good rows are; empty when they are merged, or lost
 */
record Chunk(
        int number,
        long firstLine,
        long lastLine,
        long rowsRead,
        long rows,
        long bytesRead,
        String table,
        boolean merged) {

    /** One that was just read. */
    static Chunk of(int number, ChunkEnd end, long rejected, String table, boolean merged) {
        return new Chunk(
                number,
                end.firstLine(),
                end.lastLine(),
                end.rowsRead(),
                end.rowsRead() - rejected,
                end.bytesRead(),
                table,
                merged);
    }

    boolean isStaged() {
        return !table.isEmpty();
    }

    static Chunk read(ResultSet row) throws SQLException {
        return new Chunk(
                row.getInt("number"),
                row.getLong("first_line"),
                row.getLong("last_line"),
                row.getLong("rows_read"),
                row.getLong("rows"),
                row.getLong("bytes_read"),
                row.getString("table_name"),
                row.getBoolean("merged"));
    }
}
