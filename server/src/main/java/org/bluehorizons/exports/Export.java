package org.bluehorizons.exports;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An export that somebody asked for. */
@Schema(name = "Export")
record Export(
        UUID id,
        @Schema(example = "trips") String dataSet,
        @Schema(description = "The first instant of the period.") Instant from,
        @Schema(description = "The first instant after the period.") Instant to,
        @Schema(allowableValues = {"under_way", "done", "failed", "cancelled"}) String state,
        @Schema(description = "Why it failed or was cancelled.") @Nullable String error,
        @Schema(description = "In the file, without the header; null until it is done.")
                @Nullable Long rows,
        @Schema(description = "Of the file; null until it is done.") @Nullable Long bytes,
        @Schema(description = "The task that writes it: GET /v1/tasks/{id}.") UUID taskId,
        @JsonIgnore @Nullable UUID fileId,
        String createdBy,
        Instant createdAt,
        @Nullable Instant endedAt) {

    boolean isDone() {
        return state.equals("done");
    }

    boolean isUnderWay() {
        return state.equals("under_way");
    }

    static Export read(ResultSet row, int number) throws SQLException {
        return new Export(
                row.getObject("id", UUID.class),
                row.getString("data_set"),
                row.getObject("from_at", OffsetDateTime.class).toInstant(),
                row.getObject("to_at", OffsetDateTime.class).toInstant(),
                row.getString("state"),
                row.getString("error"),
                row.getObject("row_count", Long.class),
                row.getObject("bytes", Long.class),
                row.getObject("task_id", UUID.class),
                row.getObject("file_id", UUID.class),
                row.getString("created_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("ended_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
