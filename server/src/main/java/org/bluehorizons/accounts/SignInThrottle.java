package org.bluehorizons.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.bluehorizons.accounts.AccountsSettings.Throttling;
import org.bluehorizons.platform.ProblemException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Slows down guessing, for all nodes together. An attempt counts as failed from its beginning, and
 * is taken back when it succeeds: so a thousand attempts at the same moment get no more guesses
 * than a thousand in a row. From the limit on, each failure blocks twice as long as the one before.
 * Safe for use by many threads.
 */
@Component
final class SignInThrottle {

    private final JdbcClient database;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final Throttling settings;

    /**
     * An attempt that may go on.
     *
     * @param blocking whether its failure blocks those after it
     */
    record Attempt(String subject, boolean blocking) {}

    SignInThrottle(
            JdbcClient database,
            TransactionOperations transactions,
            Clock clock,
            AccountsSettings settings) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
        this.settings = settings.throttling();
    }

    /**
     * @param subject what is tried or who tries, such as {@code account:mei@example.org}
     * @throws ProblemException 429 {@code too_many_sign_ins} when the subject is blocked
     */
    Attempt begin(String subject) {
        var now = clock.instant();
        return transactions
                .execute(_ -> count(subject, now).map(failures -> block(subject, failures, now)))
                .orElseThrow(() -> refusal(subject, now));
    }

    /** The attempt was no failed guess. */
    void takeBack(Attempt attempt) {
        database.sql(
                        """
                        UPDATE accounts.sign_in_failure
                           SET failures = greatest(failures - 1, 0), blocked_until = :now
                         WHERE subject = :subject
                        """)
                .param("subject", attempt.subject())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Forgets all failures of the subject. */
    void clear(String subject) {
        database.sql("DELETE FROM accounts.sign_in_failure WHERE subject = :subject")
                .param("subject", subject)
                .update();
    }

    /** Deletes what no longer counts. */
    int deleteForgotten() {
        return database.sql("DELETE FROM accounts.sign_in_failure WHERE last_at < :forgotten")
                .param(
                        "forgotten",
                        clock.instant().minus(settings.forgetAfter()).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Failures with this one; nothing when the subject is blocked. Leaves the row locked. */
    private Optional<Integer> count(String subject, Instant now) {
        return database.sql(
                        """
                        INSERT INTO accounts.sign_in_failure AS known
                                    (subject, failures, blocked_until, last_at)
                        VALUES (:subject, 1, :now, :now)
                        ON CONFLICT (subject) DO UPDATE
                           SET failures = CASE WHEN known.last_at < :forgotten THEN 1
                                               ELSE known.failures + 1 END,
                               last_at = :now
                         WHERE known.blocked_until <= :now
                        RETURNING failures
                        """)
                .param("subject", subject)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("forgotten", now.minus(settings.forgetAfter()).atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .optional();
    }

    private Attempt block(String subject, int failures, Instant now) {
        if (failures < settings.failures()) {
            return new Attempt(subject, false);
        }
        database.sql(
                        """
                        UPDATE accounts.sign_in_failure
                           SET blocked_until = :until
                         WHERE subject = :subject
                        """)
                .param("subject", subject)
                .param("until", now.plus(length(failures)).atOffset(ZoneOffset.UTC))
                .update();
        return new Attempt(subject, true);
    }

    private Duration length(int failures) {
        // 2^20 times a second is beyond any longest block; more would only overflow.
        var doublings = Math.min(failures - settings.failures(), 20);
        var block = settings.firstBlock().multipliedBy(1L << doublings);
        return block.compareTo(settings.longestBlock()) < 0 ? block : settings.longestBlock();
    }

    private ProblemException refusal(String subject, Instant now) {
        var until =
                database.sql(
                                """
                                SELECT blocked_until
                                  FROM accounts.sign_in_failure
                                 WHERE subject = :subject
                                """)
                        .param("subject", subject)
                        .query(OffsetDateTime.class)
                        .optional()
                        .map(OffsetDateTime::toInstant)
                        .orElse(now);
        var seconds = Math.max(1, Duration.between(now, until).plusMillis(999).toSeconds());
        return ProblemException.of(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too_many_sign_ins",
                        "Too many failed sign-ins; the next attempt counts in %d s."
                                .formatted(seconds))
                .withHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }
}
