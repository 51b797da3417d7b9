package org.bluehorizons.charging.firmware;

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

/** Reads firmware jobs. Safe for use by many threads. */
@Component
class FirmwareList {

    private final JdbcClient database;

    FirmwareList(JdbcClient database) {
        this.database = database;
    }

    @Schema(name = "FirmwareJob")
    record Job(
            UUID id,
            String stationId,
            String location,
            Instant retrieveAt,
            @Nullable Instant installAt,
            boolean signed,
            @Schema(
                            allowableValues = {
                                "asked",
                                "accepted",
                                "downloading",
                                "downloaded",
                                "installing",
                                "installed",
                                "failed",
                                "refused",
                                "cancelled"
                            })
                    String state,
            @Schema(description = "The station's own last word.", example = "InvalidSignature")
                    @Nullable String status,
            @Schema(description = "Why it failed or was refused.") @Nullable String reason,
            UUID commandId,
            String requestedBy,
            Instant createdAt,
            Instant updatedAt) {

        static Job read(ResultSet row, int number) throws SQLException {
            var install = row.getObject("install_at", OffsetDateTime.class);
            return new Job(
                    row.getObject("id", UUID.class),
                    row.getString("station_id"),
                    row.getString("location"),
                    row.getObject("retrieve_at", OffsetDateTime.class).toInstant(),
                    install == null ? null : install.toInstant(),
                    row.getBoolean("signed"),
                    row.getString("state"),
                    row.getString("status"),
                    row.getString("reason"),
                    row.getObject("command_id", UUID.class),
                    row.getString("requested_by"),
                    row.getObject("created_at", OffsetDateTime.class).toInstant(),
                    row.getObject("updated_at", OffsetDateTime.class).toInstant());
        }
    }

    @Schema(name = "FirmwareWord")
    record Word(Instant at, String status) {}

    @Schema(name = "FirmwareJobTold")
    record Told(Job job, List<Word> words) {}

    /** Newest first. */
    List<Job> ofStation(String station, @Nullable UUID before, int rows) {
        return database.sql(
                        """
                        SELECT * FROM charging.firmware_job
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
        return database.sql("SELECT * FROM charging.firmware_job WHERE command_id = :command")
                .param("command", command)
                .query(Job::read)
                .single();
    }

    /**
     * @throws ProblemException 404
     */
    Told find(UUID id) {
        var job =
                database.sql("SELECT * FROM charging.firmware_job WHERE id = :id")
                        .param("id", id)
                        .query(Job::read)
                        .optional()
                        .orElseThrow(() ->
                                ProblemException.of(
                                        HttpStatus.NOT_FOUND,
                                        "firmware_job_not_found",
                                        "There is no firmware job " + id));
        return new Told(
                job,
                database.sql(
                                """
                                SELECT at, status FROM charging.firmware_status
                                WHERE job_id = :id
                                ORDER BY id
                                """)
                        .param("id", id)
                        .query((row, _) ->
                                new Word(
                                        row.getObject("at", OffsetDateTime.class).toInstant(),
                                        row.getString("status")))
                        .list());
    }
}
