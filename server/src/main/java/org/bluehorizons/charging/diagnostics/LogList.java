package org.bluehorizons.charging.diagnostics;

import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.bluehorizons.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads jobs to upload diagnostics and logs. Safe for use by many threads. */
@Component
class LogList {

    private final JdbcClient database;

    LogList(JdbcClient database) {
        this.database = database;
    }

    @Schema(name = "StationLogJob")
    record Job(
            UUID id,
            String stationId,
            @Schema(allowableValues = {"diagnostics", "diagnostics_log", "security_log"})
                    String kind,
            String location,
            @Nullable Instant since,
            @Nullable Instant until,
            @Schema(
                            allowableValues = {
                                "asked",
                                "accepted",
                                "uploading",
                                "uploaded",
                                "failed",
                                "refused",
                                "cancelled"
                            })
                    String state,
            @Schema(description = "The station's own last word.") @Nullable String status,
            @Nullable String fileName,
            @Schema(description = "Why it failed or was refused.") @Nullable String reason,
            UUID commandId,
            String requestedBy,
            Instant createdAt,
            Instant updatedAt) {

        static Job read(ResultSet row, int number) throws SQLException {
            return new Job(
                    row.getObject("id", UUID.class),
                    row.getString("station_id"),
                    row.getString("kind"),
                    row.getString("location"),
                    instant(row, "since"),
                    instant(row, "until"),
                    row.getString("state"),
                    row.getString("status"),
                    row.getString("file_name"),
                    row.getString("reason"),
                    row.getObject("command_id", UUID.class),
                    row.getString("requested_by"),
                    row.getObject("created_at", OffsetDateTime.class).toInstant(),
                    row.getObject("updated_at", OffsetDateTime.class).toInstant());
        }
    }

    /** Newest first. */
    List<Job> ofStation(String station, @Nullable UUID before, int rows) {
        return database.sql(
                        """
                        SELECT * FROM charging.log_job
                        WHERE station_id = :station AND (:before::uuid IS NULL OR id < :before)
                        ORDER BY id DESC
                        LIMIT :rows
                        """)
                .param("station", station)
                .param("before", before)
                .param("rows", rows)
                .query(Job::read)
                .list();
    }

    Job ofCommand(UUID command) {
        return database.sql("SELECT * FROM charging.log_job WHERE command_id = :command")
                .param("command", command)
                .query(Job::read)
                .single();
    }

    /**
     * @throws ProblemException 404
     */
    Job find(UUID id) {
        return database.sql("SELECT * FROM charging.log_job WHERE id = :id")
                .param("id", id)
                .query(Job::read)
                .optional()
                .orElseThrow(() ->
                        ProblemException.of(
                                HttpStatus.NOT_FOUND,
                                "log_job_not_found",
                                "There is no log job " + id));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
