package org.bluehorizons.rental.drivers;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table of codes that wait to be confirmed, one a driver and channel. A code is worth ten
 * minutes and five attempts; the next one can be had after a minute, six of them a day. Safe for
 * use by many threads.
 */
@Component
class Verifications {

    static final Duration VALID = Duration.ofMinutes(10);
    static final Duration PAUSE = Duration.ofMinutes(1);
    static final int MOST_CODES = 6;
    static final int MOST_ATTEMPTS = 5;

    private static final Duration DAY = Duration.ofDays(1);

    private final JdbcClient database;
    private final SecureRandom chance;
    private final Clock clock;

    Verifications(JdbcClient database, SecureRandom chance, Clock clock) {
        this.database = database;
        this.chance = chance;
        this.clock = clock;
    }

    /** A new code, whose hash is kept; nothing when it is too early for another one. */
    Optional<String> issue(UUID driver, VerifiedChannel channel) {
        var code = "%06d".formatted(chance.nextInt(1_000_000));
        var now = clock.instant();
        var kept =
                database.sql(
                                """
                                INSERT INTO rental.verification AS known
                                    (driver_id, channel, code_hash, sent_at, expires_at, first_at)
                                VALUES (:driver, :channel, :hash, :now, :expiresAt, :now)
                                ON CONFLICT (driver_id, channel) DO UPDATE
                                SET code_hash = excluded.code_hash, attempts = 0,
                                    sent_at = excluded.sent_at, expires_at = excluded.expires_at,
                                    codes = CASE WHEN known.first_at <= :yesterday THEN 1
                                                 ELSE known.codes + 1 END,
                                    first_at = CASE WHEN known.first_at <= :yesterday THEN :now
                                                    ELSE known.first_at END
                                WHERE known.sent_at <= :earliest
                                  AND (known.codes < :most OR known.first_at <= :yesterday)
                                """)
                        .param("driver", driver)
                        .param("channel", channel.word())
                        .param("hash", hash(driver, channel, code))
                        .param("now", time(now))
                        .param("expiresAt", time(now.plus(VALID)))
                        .param("earliest", time(now.minus(PAUSE)))
                        .param("yesterday", time(now.minus(DAY)))
                        .param("most", MOST_CODES)
                        .update();
        return kept == 0 ? Optional.empty() : Optional.of(code);
    }

    /** Counts the attempt; false too when there is no code, or none that is still worth it. */
    boolean attempt(UUID driver, VerifiedChannel channel, String code) {
        return database.sql(
                        """
                        UPDATE rental.verification SET attempts = attempts + 1
                        WHERE driver_id = :driver AND channel = :channel
                          AND attempts < :most AND expires_at > :now
                        RETURNING code_hash
                        """)
                .param("driver", driver)
                .param("channel", channel.word())
                .param("most", MOST_ATTEMPTS)
                .param("now", time(clock.instant()))
                .query((row, _) -> row.getBytes(1))
                .optional()
                .filter(kept -> MessageDigest.isEqual(kept, hash(driver, channel, code)))
                .isPresent();
    }

    /** Whether it was still that code; it is used up then, and the day's count stays. */
    boolean use(UUID driver, VerifiedChannel channel, String code) {
        return database.sql(
                                """
                                UPDATE rental.verification SET expires_at = :now
                                WHERE driver_id = :driver AND channel = :channel
                                  AND code_hash = :hash AND expires_at > :now
                                """)
                        .param("driver", driver)
                        .param("channel", channel.word())
                        .param("hash", hash(driver, channel, code))
                        .param("now", time(clock.instant()))
                        .update()
                == 1;
    }

    /** The code was for an address that is not the driver's any more. */
    void forget(UUID driver, VerifiedChannel channel) {
        database.sql(
                        """
                        UPDATE rental.verification SET expires_at = :now
                        WHERE driver_id = :driver AND channel = :channel
                        """)
                .param("driver", driver)
                .param("channel", channel.word())
                .param("now", time(clock.instant()))
                .update();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static byte[] hash(UUID driver, VerifiedChannel channel, String code) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(
                            "%s:%s:%s"
                                    .formatted(driver, channel.word(), code)
                                    .getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
