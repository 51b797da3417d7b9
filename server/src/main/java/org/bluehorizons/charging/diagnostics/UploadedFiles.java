package org.bluehorizons.charging.diagnostics;

import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.io.OutputStream;
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

/** Reads what stations have uploaded. Safe for use by many threads. */
@Component
class UploadedFiles {

    private static final String FILES =
            """
            SELECT upload.id, job.station_id, job.id AS job_id, job.kind,
                   coalesce(upload.file_name, job.file_name) AS file_name, media_type, bytes,
                   received_at, attempt_id
            FROM charging.upload JOIN charging.log_job AS job ON job.id = upload.job_id
            WHERE job.station_id = :station AND received_at IS NOT NULL
            """;

    private final JdbcClient database;

    UploadedFiles(JdbcClient database) {
        this.database = database;
    }

    @Schema(name = "StationUpload")
    record UploadedFile(
            UUID id,
            String stationId,
            @Schema(description = "The log job that asked for it.") UUID jobId,
            String kind,
            @Nullable String fileName,
            @Schema(description = "As the station called it.") @Nullable String mediaType,
            long bytes,
            Instant receivedAt) {

        static UploadedFile read(ResultSet row, int number) throws SQLException {
            return new UploadedFile(
                    row.getObject("id", UUID.class),
                    row.getString("station_id"),
                    row.getObject("job_id", UUID.class),
                    row.getString("kind"),
                    row.getString("file_name"),
                    row.getString("media_type"),
                    row.getLong("bytes"),
                    row.getObject("received_at", OffsetDateTime.class).toInstant());
        }
    }

    /** Newest first. */
    List<UploadedFile> ofStation(String station, @Nullable UUID before, int rows) {
        return database.sql(
                        FILES
                                + """
                                  AND (:before::uuid IS NULL OR upload.id < :before)
                                ORDER BY upload.id DESC
                                LIMIT :rows
                                """)
                .param("station", station)
                .param("before", before)
                .param("rows", rows)
                .query(UploadedFile::read)
                .list();
    }

    /**
     * @throws ProblemException 404
     */
    UploadedFile find(String station, UUID id) {
        return database.sql(FILES + " AND upload.id = :id")
                .param("station", station)
                .param("id", id)
                .query(UploadedFile::read)
                .optional()
                .orElseThrow(() ->
                        ProblemException.of(
                                HttpStatus.NOT_FOUND,
                                "upload_not_found",
                                "Station %s has uploaded no %s".formatted(station, id)));
    }

    /** Part by part, so that no file is in memory whole. */
    void write(UUID id, OutputStream out) throws IOException {
        for (var number = 0; ; number++) {
            var part =
                    database.sql(
                                    """
                                    SELECT content FROM charging.upload
                                    JOIN charging.upload_part USING (attempt_id)
                                    WHERE upload.id = :id AND number = :number
                                    """)
                            .param("id", id)
                            .param("number", number)
                            .query((row, _) -> row.getBytes(1))
                            .optional();
            if (part.isEmpty()) {
                return;
            }
            out.write(part.get());
        }
    }
}
