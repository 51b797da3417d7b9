package org.bluehorizons.charging.diagnostics;

import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Places where stations may each put one file with us, and the files. A file comes in parts, each
 * with a commit of its own, so that a slow station holds no connection to the database. Safe for
 * use by many threads.
 */
@Component
class Uploads {

    private static final int PART = 256 * 1024;
    private static final int TOKEN_BYTES = 32;

    private final JdbcClient database;
    private final UploadSettings settings;
    private final SecureRandom random;
    private final Clock clock;

    Uploads(JdbcClient database, UploadSettings settings, SecureRandom random, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.random = random;
        this.clock = clock;
    }

    /** A token that nobody can guess, for {@link #expect}. */
    String newToken() {
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** From now on the token is good for one file of the command's job. */
    void expect(String token, UUID command) {
        var now = clock.instant();
        database.sql(
                        """
                        INSERT INTO charging.upload (token_hash, job_id, created_at, expires_at)
                        SELECT sha256(convert_to(:token, 'UTF8')), id, :now, :end
                        FROM charging.log_job WHERE command_id = :command
                        """)
                .param("token", token)
                .param("command", command)
                .param("now", utc(now))
                .param("end", utc(now.plus(settings.validFor())))
                .update();
    }

    /** What a file calls itself. */
    record Label(@Nullable String fileName, @Nullable String mediaType) {}

    private record Attempt(UUID upload, UUID id) {}

    /**
     * Takes a file in. Call it outside any transaction; blocks while it comes.
     *
     * @throws ProblemException 404 when the token is good for none (any more), 413, 422 when it is
     *     empty
     * @throws IOException when it does not come whole; the token then stays good
     */
    void receive(String token, Label label, InputStream content) throws IOException {
        var attempt = begin(token).orElseThrow(Uploads::unknown);
        var whole = false;
        try {
            var bytes = store(attempt, content);
            whole = finish(attempt, label, bytes);
            if (!whole) {
                throw unknown();
            }
        } finally {
            if (!whole) {
                database.sql("DELETE FROM charging.upload_part WHERE attempt_id = :attempt")
                        .param("attempt", attempt.id())
                        .update();
            }
        }
    }

    private Optional<Attempt> begin(String token) {
        return database.sql(
                        """
                        SELECT id, uuidv7() FROM charging.upload
                        WHERE token_hash = sha256(convert_to(:token, 'UTF8'))
                          AND received_at IS NULL AND expires_at > :now
                        """)
                .param("token", token)
                .param("now", utc(clock.instant()))
                .query((row, _) ->
                        new Attempt(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .optional();
    }

    private long store(Attempt attempt, InputStream content) throws IOException {
        var bytes = 0L;
        for (var number = 0; ; number++) {
            var part = content.readNBytes(PART);
            if (part.length == 0) {
                break;
            }
            bytes += part.length;
            demandSize(bytes);
            database.sql(
                            """
                            INSERT INTO charging.upload_part (attempt_id, number, upload_id, content)
                            VALUES (:attempt, :number, :upload, :content)
                            """)
                    .param("attempt", attempt.id())
                    .param("number", number)
                    .param("upload", attempt.upload())
                    .param("content", part)
                    .update();
        }
        if (bytes == 0) {
            throw ProblemException.field("body", "a file that is not empty");
        }
        return bytes;
    }

    /**
     * @throws ProblemException 413 when so many bytes are too many
     */
    void demandSize(long bytes) {
        if (bytes > settings.mostSize().toBytes()) {
            throw ProblemException.of(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "upload_too_large",
                    "A file may have %d bytes.".formatted(settings.mostSize().toBytes()));
        }
    }

    /** Of several at once the first to come whole is kept. */
    private boolean finish(Attempt attempt, Label label, long bytes) {
        return database.sql(
                                """
                                UPDATE charging.upload
                                SET attempt_id = :attempt, file_name = :name, media_type = :type,
                                    bytes = :bytes, received_at = :now
                                WHERE id = :id AND received_at IS NULL AND expires_at > :now
                                """)
                        .param("attempt", attempt.id())
                        .param("name", label.fileName())
                        .param("type", label.mediaType())
                        .param("bytes", bytes)
                        .param("now", utc(clock.instant()))
                        .param("id", attempt.upload())
                        .update()
                == 1;
    }

    /** Places that nobody used in time, and files after their retention. */
    void deleteExpired() {
        var now = clock.instant();
        database.sql(
                        """
                        DELETE FROM charging.upload
                        WHERE (received_at IS NULL AND expires_at < :now)
                           OR received_at < :now - :days * interval '1 day'
                        """)
                .param("now", utc(now))
                .param("days", settings.retentionDays())
                .update();
    }

    private static ProblemException unknown() {
        return ProblemException.of(
                HttpStatus.NOT_FOUND,
                "upload_not_found",
                "There is no such place for an upload, or it was used, or its time is over.");
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
