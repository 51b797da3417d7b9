package org.bluehorizons.platform.web;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bluehorizons.platform.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * First answers by actor and key. While a request runs, it holds an advisory lock on its key, so
 * that a twin is refused at once; the answer is stored in the transaction of the effect, so that
 * there is never one without the other.
 */
@Component
class IdempotencyKeys {

    static final Duration KEPT = Duration.ofHours(24);

    private static final Duration LONGEST_RUN = Duration.ofMinutes(1);

    private final JdbcClient database;
    private final JdbcOperations template;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Clock clock;

    IdempotencyKeys(
            JdbcClient database,
            JdbcOperations template,
            PlatformTransactionManager transactions,
            JsonMapper json,
            Clock clock) {
        this.database = database;
        this.template = template;
        this.transaction = new TransactionTemplate(transactions);
        this.json = json;
        this.clock = clock;
    }

    /** A request that may be repeated: who, under which key, and the SHA-256 of what. */
    record Request(String actor, String key, byte[] hash) {}

    /** What was answered. */
    record Answer(int status, Map<String, String> headers, byte[] body, boolean replayed) {

        boolean succeeded() {
            return status >= 200 && status < 300;
        }
    }

    /**
     * Runs the action in a transaction, or answers what it answered the first time.
     *
     * @throws ProblemException 409 {@code idempotency_key_in_flight}, 422 {@code
     *     idempotency_key_reused}
     */
    Answer once(Request request, Supplier<Answer> action) {
        return Objects.requireNonNull(
                transaction.execute(status -> {
                    var earlier = lockAndFind(request);
                    if (earlier.isPresent()) {
                        return earlier.get();
                    }
                    var answer = action.get();
                    if (answer.succeeded()) {
                        keep(request, answer);
                    } else {
                        status.setRollbackOnly();
                    }
                    return answer;
                }));
    }

    /**
     * Runs the action outside transactions, or answers what it answered the first time.
     *
     * @throws ProblemException as {@link #once}
     */
    Answer onceOutside(Request request, Supplier<Answer> action) {
        var earlier = transaction.execute(_ -> begin(request));
        if (earlier != null && earlier.isPresent()) {
            return earlier.get();
        }
        var kept = false;
        try {
            var answer = action.get();
            if (answer.succeeded()) {
                keep(request, answer);
                kept = true;
            }
            return answer;
        } finally {
            if (!kept) {
                forget(request);
            }
        }
    }

    private Optional<Answer> begin(Request request) {
        var earlier = lockAndFind(request);
        if (isRunning(request)) {
            throw inFlight();
        }
        if (earlier.isEmpty()) {
            database.sql(
                            """
                            INSERT INTO platform.idempotency_key (actor, key, request_hash, created_at)
                            VALUES (:actor, :key, :hash, :now)
                            ON CONFLICT (actor, key) DO UPDATE
                            SET request_hash = excluded.request_hash, status = NULL,
                                created_at = excluded.created_at
                            """)
                    .param("actor", request.actor())
                    .param("key", request.key())
                    .param("hash", request.hash())
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        }
        return earlier;
    }

    /** Without an answer, and not so old that whoever ran it must have died. */
    private boolean isRunning(Request request) {
        return database.sql(
                        """
                        SELECT EXISTS (SELECT FROM platform.idempotency_key
                                       WHERE actor = :actor AND key = :key AND status IS NULL
                                         AND created_at > :oldest)
                        """)
                .param("actor", request.actor())
                .param("key", request.key())
                .param("oldest", clock.instant().minus(LONGEST_RUN).atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    private void forget(Request request) {
        database.sql(
                        """
                        DELETE FROM platform.idempotency_key
                        WHERE actor = :actor AND key = :key AND status IS NULL
                        """)
                .param("actor", request.actor())
                .param("key", request.key())
                .update();
    }

    @Scheduled(initialDelay = 1, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forgetOld() {
        database.sql("DELETE FROM platform.idempotency_key WHERE created_at <= :oldest")
                .param("oldest", oldest().atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Two statements on one way to the database: the second must not see less than what had
     * committed when the lock was got.
     */
    private Optional<Answer> lockAndFind(Request request) {
        return Objects.requireNonNull(
                template.execute(
                        """
                        SELECT pg_try_advisory_xact_lock(hashtextextended(? || chr(10) || ?, 0));
                        SELECT request_hash = ? AS same, status, headers, body
                        FROM platform.idempotency_key
                        WHERE actor = ? AND key = ? AND created_at > ? AND status IS NOT NULL
                        """,
                        (PreparedStatement statement) -> {
                            statement.setString(1, request.actor());
                            statement.setString(2, request.key());
                            statement.setBytes(3, request.hash());
                            statement.setString(4, request.actor());
                            statement.setString(5, request.key());
                            statement.setObject(6, oldest().atOffset(ZoneOffset.UTC));
                            statement.execute();
                            demandLock(statement.getResultSet());
                            statement.getMoreResults();
                            return earlier(statement.getResultSet());
                        }));
    }

    private static void demandLock(ResultSet lock) throws SQLException {
        lock.next();
        if (!lock.getBoolean(1)) {
            throw inFlight();
        }
    }

    private Optional<Answer> earlier(ResultSet row) throws SQLException {
        if (!row.next()) {
            return Optional.empty();
        }
        if (!row.getBoolean("same")) {
            throw ProblemException.of(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "idempotency_key_reused",
                    "Idempotency-Key: already used for another request; take a new key");
        }
        return Optional.of(
                new Answer(
                        row.getInt("status"),
                        json.readValue(
                                row.getString("headers"),
                                new TypeReference<Map<String, String>>() {}),
                        row.getBytes("body"),
                        true));
    }

    private void keep(Request request, Answer answer) {
        database.sql(
                        """
                        INSERT INTO platform.idempotency_key
                            (actor, key, request_hash, status, headers, body, created_at)
                        VALUES (:actor, :key, :hash, :status, :headers::jsonb, :body, :now)
                        ON CONFLICT (actor, key) DO UPDATE
                        SET request_hash = excluded.request_hash, status = excluded.status,
                            headers = excluded.headers, body = excluded.body,
                            created_at = excluded.created_at
                        """)
                .param("actor", request.actor())
                .param("key", request.key())
                .param("hash", request.hash())
                .param("status", answer.status())
                .param("headers", json.writeValueAsString(answer.headers()))
                .param("body", answer.body())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static ProblemException inFlight() {
        return ProblemException.of(
                HttpStatus.CONFLICT,
                "idempotency_key_in_flight",
                "Idempotency-Key: the first request with this key is still running; wait for its answer or repeat shortly");
    }

    private Instant oldest() {
        return clock.instant().minus(KEPT);
    }
}
