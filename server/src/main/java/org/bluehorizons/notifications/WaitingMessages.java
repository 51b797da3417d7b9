package org.bluehorizons.notifications;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The queue of messages to send. Whoever takes one has it for the length of the lease, and only
 * with that attempt can say how it went. Safe for use by many threads and nodes.
 */
@Component
class WaitingMessages {

    static final Duration LEASE = Duration.ofMinutes(2);

    private final JdbcClient database;
    private final Clock clock;

    WaitingMessages(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The one that has been due longest, for one attempt. */
    Optional<Delivery> take() {
        return database.sql(
                        """
                        UPDATE notifications.message
                        SET attempts = attempts + 1, due_at = :leaseEnd, last_error = NULL
                        WHERE id = (SELECT id FROM notifications.message
                                    WHERE state = 'waiting' AND due_at <= :now
                                    ORDER BY due_at LIMIT 1
                                    FOR UPDATE SKIP LOCKED)
                        RETURNING id, channel, subject, address, title, text, about, attempts
                        """)
                .param("now", time(clock.instant()))
                .param("leaseEnd", time(clock.instant().plus(LEASE)))
                .query((row, _) ->
                        new Delivery(
                                row.getObject("id", UUID.class),
                                row.getString("channel"),
                                row.getString("subject"),
                                row.getString("address"),
                                row.getString("title"),
                                row.getString("text"),
                                row.getString("about"),
                                row.getInt("attempts")))
                .optional();
    }

    void sent(Delivery delivery) {
        end(delivery, "sent", "");
    }

    void failed(Delivery delivery, String reason) {
        end(delivery, "failed", reason);
    }

    void again(Delivery delivery, Instant dueAt, String reason) {
        database.sql(
                        """
                        UPDATE notifications.message SET due_at = :dueAt, last_error = :reason
                        WHERE id = :id AND state = 'waiting' AND attempts = :attempt
                        """)
                .param("dueAt", time(dueAt))
                .param("reason", reason)
                .param("id", delivery.id())
                .param("attempt", delivery.attempt())
                .update();
    }

    /** How many wait, by channel. */
    Map<String, Long> count() {
        return database
                .sql(
                        """
                        SELECT channel, count(*) AS count FROM notifications.message
                        WHERE state = 'waiting' GROUP BY channel
                        """)
                .query((row, _) -> Map.entry(row.getString("channel"), row.getLong("count")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void end(Delivery delivery, String state, String reason) {
        database.sql(
                        """
                        UPDATE notifications.message
                        SET state = :state, last_error = nullif(:reason, ''),
                            sent_at = CASE :state WHEN 'sent' THEN :now::timestamptz END,
                            text = CASE WHEN confidential THEN '' ELSE text END,
                            address = CASE WHEN confidential THEN '' ELSE address END
                        WHERE id = :id AND state = 'waiting' AND attempts = :attempt
                        """)
                .param("state", state)
                .param("reason", reason)
                .param("now", time(clock.instant()))
                .param("id", delivery.id())
                .param("attempt", delivery.attempt())
                .update();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
