package org.bluehorizons.ingestion.loads;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.bluehorizons.ingestion.Atomicity;
import org.bluehorizons.ingestion.BeyondLimit;
import org.bluehorizons.ingestion.LoadMode;
import org.jspecify.annotations.Nullable;

/**
 * A load, as the engine reads it.
 *
 * @param phase where it goes on
 * @param run the number of its latest run
 * @param chunkRows rows of the file between two checkpoints
 * @param overLimit whether it stopped reading because of too many rejected rows
 */
record Load(
        UUID id,
        String dataSet,
        UUID file,
        long fileBytes,
        LoadMode mode,
        Atomicity atomicity,
        int chunkRows,
        long rejectedLimit,
        BeyondLimit beyondLimit,
        LoadState state,
        LoadState phase,
        long run,
        boolean overLimit,
        long rowsRead,
        long rowsRejected,
        long rowsMerged,
        long bytesRead,
        Millis millis,
        @Nullable Instant deadline,
        boolean alarmed) {

    /** Time at work in each phase, all runs together. */
    record Millis(long staging, long checking, long merging) {}

    static Load read(ResultSet row) throws SQLException {
        return new Load(
                row.getObject("id", UUID.class),
                row.getString("data_set"),
                row.getObject("file_id", UUID.class),
                row.getLong("file_bytes"),
                LoadMode.of(row.getString("mode")).orElseThrow(),
                Atomicity.of(row.getString("atomicity")).orElseThrow(),
                row.getInt("chunk_rows"),
                row.getLong("rejected_limit"),
                BeyondLimit.of(row.getString("beyond_limit")).orElseThrow(),
                LoadState.of(row.getString("state")),
                LoadState.of(row.getString("phase")),
                row.getLong("run"),
                row.getBoolean("over_limit"),
                row.getLong("rows_read"),
                row.getLong("rows_rejected"),
                row.getLong("rows_merged"),
                row.getLong("bytes_read"),
                new Millis(
                        row.getLong("staging_millis"),
                        row.getLong("checking_millis"),
                        row.getLong("merging_millis")),
                instant(row, "deadline"),
                row.getObject("deadline_alarm_at") != null);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /**
     * Whether all chunks are merged in one transaction; a replacement is not seen before its end.
     */
    boolean mergesAtOnce() {
        return atomicity == Atomicity.WHOLE && mode != LoadMode.REPLACE;
    }
}
