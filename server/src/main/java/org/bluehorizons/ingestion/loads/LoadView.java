package org.bluehorizons.ingestion.loads;

import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A load, as people see it. */
@Schema(name = "Load")
record LoadView(
        UUID id,
        @Schema(example = "prices") String dataSet,
        LoadedFile file,
        @Schema(allowableValues = {"append", "merge", "replace"}) String mode,
        @Schema(allowableValues = {"whole", "chunked"}) String atomicity,
        long rejectedLimit,
        @Schema(allowableValues = {"rollback", "keep"}) String beyondLimit,
        LoadState state,
        @Schema(description = "pause or cancel, when it is wanted and not done yet.")
                @Nullable String wanted,
        Rows rows,
        @Schema(description = "Of the file as it came; of a compressed one about.") long bytesRead,
        @Schema(description = "Now, in the phase it is in.") @Nullable Double rowsPerSecond,
        Work work,
        @Schema(description = "Known while it runs.") @Nullable Instant estimatedEnd,
        @Nullable Instant deadline,
        @Schema(description = "When it was seen that the deadline will be missed.")
                @Nullable Instant deadlineAlarmAt,
        @Nullable Failure failure,
        String createdBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {

    /** What it loads; the file may be deleted meanwhile. */
    @Schema(name = "LoadedFile")
    record LoadedFile(UUID id, String name, long size, String sha256) {}

    /**
     * @param changed as the data set counts: added or overwritten with something else
     */
    @Schema(name = "LoadRows")
    record Rows(long read, long rejected, long merged, long changed) {}

    /** Milliseconds in each phase. */
    @Schema(name = "LoadWork")
    record Work(long staging, long checking, long merging) {}

    @Schema(name = "LoadFailure")
    record Failure(
            @Schema(
                            example = "too_many_rejected",
                            description = "Null: it is tried again.",
                            types = {"string", "null"})
                    @Nullable String code,
            String text) {}

    static LoadView read(ResultSet row) throws SQLException {
        var error = row.getString("error");
        var rate = row.getDouble("rows_per_second");
        var ended = Load.instant(row, "ended_at");
        return new LoadView(
                row.getObject("id", UUID.class),
                row.getString("data_set"),
                new LoadedFile(
                        row.getObject("file_id", UUID.class),
                        row.getString("file_name"),
                        row.getLong("file_bytes"),
                        row.getString("file_sha256")),
                row.getString("mode"),
                row.getString("atomicity"),
                row.getLong("rejected_limit"),
                row.getString("beyond_limit"),
                LoadState.of(row.getString("state")),
                row.getString("wanted"),
                new Rows(
                        row.getLong("rows_read"),
                        row.getLong("rows_rejected"),
                        row.getLong("rows_merged"),
                        row.getLong("rows_changed")),
                row.getLong("bytes_read"),
                ended == null ? rate : null,
                new Work(
                        row.getLong("staging_millis"),
                        row.getLong("checking_millis"),
                        row.getLong("merging_millis")),
                Load.instant(row, "estimated_end"),
                Load.instant(row, "deadline"),
                Load.instant(row, "deadline_alarm_at"),
                error == null ? null : new Failure(row.getString("error_code"), error),
                row.getString("created_by"),
                Objects.requireNonNull(row.getObject("created_at", OffsetDateTime.class))
                        .toInstant(),
                Load.instant(row, "started_at"),
                ended);
    }
}
