package org.bluehorizons.ingestion.files;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.ingestion.formats.Compression;
import org.bluehorizons.ingestion.formats.FileKind;
import org.bluehorizons.ingestion.formats.Format;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Files and their segments in the database. Safe for use by many threads. */
@Component
class LoadFileTable {

    private static final String FILE =
            """
            SELECT id, name, media_type, format, compression, size, sha256, origin, created_by,
                   created_at
            FROM ingestion.file
            WHERE state = 'whole'
            """;

    private final JdbcClient database;
    private final Clock clock;

    LoadFileTable(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A part of a file that is in the store. */
    record Segment(long position, long size, String key) {}

    /**
     * A file that is not whole yet.
     *
     * @param size what it will have; -1: nobody said
     */
    record Arriving(
            UUID id,
            String name,
            @Nullable String mediaType,
            long size,
            long received,
            String createdBy,
            Instant expiresAt) {}

    /**
     * @param size -1: nobody said; then it has to come in one request
     */
    UUID begin(NewFile file, long size, boolean resumable, Duration patience) {
        return database.sql(
                        """
                        INSERT INTO ingestion.file
                            (name, media_type, state, size, origin, created_by, created_at,
                             expires_at)
                        VALUES (:name, :type, :state, nullif(:size::bigint, -1), :origin, :by, :now,
                                :end)
                        RETURNING id
                        """)
                .param("name", file.name())
                .param("type", file.mediaType())
                .param("state", resumable ? "resumable" : "upload")
                .param("size", size)
                .param("origin", file.origin())
                .param("by", file.createdBy())
                .param("now", utc(clock.instant()))
                .param("end", utc(clock.instant().plus(patience)))
                .query((row, _) -> row.getObject(1, UUID.class))
                .single();
    }

    Optional<Arriving> arriving(UUID id) {
        return database.sql(
                        """
                        SELECT id, name, media_type, coalesce(size, -1) AS size, received,
                               created_by, expires_at
                        FROM ingestion.file
                        WHERE id = :id AND state <> 'whole' AND expires_at > :now
                        """)
                .param("id", id)
                .param("now", utc(clock.instant()))
                .query((row, _) ->
                        new Arriving(
                                row.getObject("id", UUID.class),
                                row.getString("name"),
                                row.getString("media_type"),
                                row.getLong("size"),
                                row.getLong("received"),
                                row.getString("created_by"),
                                instant(row, "expires_at")))
                .optional();
    }

    /**
     * From now on only what comes under this number is kept.
     *
     * @return empty: there is no such file, or so many bytes are not there
     */
    Optional<Long> claim(UUID id, long received) {
        return database.sql(
                        """
                        UPDATE ingestion.file SET writer = writer + 1
                        WHERE id = :id AND received = :received AND state <> 'whole'
                        RETURNING writer
                        """)
                .param("id", id)
                .param("received", received)
                .query((row, _) -> row.getLong(1))
                .optional();
    }

    /**
     * @param patience how long the file then waits for the rest
     * @return false: somebody else goes on with the file, or it is gone
     */
    @Transactional
    public boolean add(UUID id, long writer, Segment segment, Duration patience) {
        var moved =
                database.sql(
                                """
                                UPDATE ingestion.file
                                SET received = received + :size, expires_at = :end
                                WHERE id = :id AND writer = :writer AND received = :position
                                  AND state <> 'whole'
                                """)
                        .param("size", segment.size())
                        .param("end", utc(clock.instant().plus(patience)))
                        .param("id", id)
                        .param("writer", writer)
                        .param("position", segment.position())
                        .update();
        if (moved == 0) {
            return false;
        }
        database.sql(
                        """
                        INSERT INTO ingestion.file_segment (file_id, position, size, location)
                        VALUES (:id, :position, :size, :key)
                        """)
                .param("id", id)
                .param("position", segment.position())
                .param("size", segment.size())
                .param("key", segment.key())
                .update();
        return true;
    }

    /** Nothing happens when it is whole already. */
    void complete(UUID id, FileKind kind, String sha256) {
        database.sql(
                        """
                        UPDATE ingestion.file
                        SET state = 'whole', size = received, format = :format,
                            compression = :compression, sha256 = :sha256, completed_at = :now,
                            expires_at = NULL
                        WHERE id = :id AND state <> 'whole'
                        """)
                .param("format", kind.format().word())
                .param("compression", kind.compression().word())
                .param("sha256", sha256)
                .param("now", utc(clock.instant()))
                .param("id", id)
                .update();
    }

    Optional<LoadFile> find(UUID id) {
        return database.sql(FILE + " AND id = :id")
                .param("id", id)
                .query((row, _) -> file(row))
                .optional();
    }

    /** Newest first. */
    List<LoadFile> list(@Nullable UUID before, int rows) {
        return database.sql(
                        FILE
                                + """
                                  AND (:before::uuid IS NULL OR id < :before)
                                ORDER BY id DESC
                                LIMIT :rows
                                """)
                .param("before", before)
                .param("rows", rows)
                .query((row, _) -> file(row))
                .list();
    }

    /** In the order of the file. */
    List<Segment> segments(UUID id) {
        return database.sql(
                        """
                        SELECT position, size, location FROM ingestion.file_segment
                        WHERE file_id = :id
                        ORDER BY position
                        """)
                .param("id", id)
                .query((row, _) -> new Segment(row.getLong(1), row.getLong(2), row.getString(3)))
                .list();
    }

    boolean hasSegment(String key) {
        return database.sql(
                        """
                        SELECT EXISTS (SELECT FROM ingestion.file_segment WHERE location = :key)
                        """)
                .param("key", key)
                .query((row, _) -> row.getBoolean(1))
                .single();
    }

    /** The file and the list of its segments, which are still in the store then. */
    boolean delete(UUID id) {
        return database.sql("DELETE FROM ingestion.file WHERE id = :id").param("id", id).update()
                == 1;
    }

    /** Whether a load that is not over needs it. */
    boolean isInUse(UUID id) {
        return database.sql(
                        """
                        SELECT EXISTS (SELECT FROM ingestion.load
                                       WHERE file_id = :id AND ended_at IS NULL)
                        """)
                .param("id", id)
                .query((row, _) -> row.getBoolean(1))
                .single();
    }

    /** Whole ones completed before that no load needs, and others that waited too long. */
    List<UUID> outdated(Instant completedBefore) {
        return database.sql(
                        """
                        SELECT id FROM ingestion.file
                        WHERE (state = 'whole' AND completed_at < :before
                               AND NOT EXISTS (SELECT FROM ingestion.load
                                               WHERE file_id = file.id AND ended_at IS NULL))
                           OR (state <> 'whole' AND expires_at < :now)
                        ORDER BY id
                        LIMIT 1000
                        """)
                .param("before", utc(completedBefore))
                .param("now", utc(clock.instant()))
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    private static LoadFile file(ResultSet row) throws SQLException {
        return new LoadFile(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("media_type"),
                Format.of(row.getString("format")).orElseThrow(),
                Compression.of(row.getString("compression")).orElseThrow(),
                row.getLong("size"),
                row.getString("sha256"),
                row.getString("origin"),
                row.getString("created_by"),
                instant(row, "created_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
