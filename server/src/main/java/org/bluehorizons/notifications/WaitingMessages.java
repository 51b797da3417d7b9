package org.bluehorizons.notifications;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of messages on their way. Safe for use by many threads and nodes. */
@Component
class WaitingMessages {

    private final JdbcClient database;
    private final Clock clock;

    WaitingMessages(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The message, unless it was sent, or forgotten. */
    Optional<Delivery> find(UUID message, int attempt) {
        return database.sql(
                        """
                        SELECT id, channel, subject, address, title, text, about
                        FROM notifications.message
                        WHERE id = :id AND state IN ('waiting', 'failed') AND address <> ''
                        """)
                .param("id", message)
                .query((row, _) ->
                        new Delivery(
                                row.getObject("id", UUID.class),
                                row.getString("channel"),
                                row.getString("subject"),
                                row.getString("address"),
                                row.getString("title"),
                                row.getString("text"),
                                row.getString("about"),
                                attempt))
                .optional();
    }

    void sent(Delivery delivery) {
        end(delivery, "sent", "");
    }

    void failed(Delivery delivery, String reason) {
        end(delivery, "failed", reason);
    }

    /** This attempt failed; it waits for another one. */
    void again(Delivery delivery, String reason) {
        database.sql(
                        """
                        UPDATE notifications.message SET attempts = :attempt, last_error = :reason
                        WHERE id = :id
                        """)
                .param("attempt", delivery.attempt())
                .param("reason", reason)
                .param("id", delivery.id())
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
                        SET state = :state, attempts = :attempt, last_error = nullif(:reason, ''),
                            sent_at = CASE :state WHEN 'sent' THEN :now::timestamptz END,
                            text = CASE WHEN confidential THEN '' ELSE text END,
                            address = CASE WHEN confidential THEN '' ELSE address END
                        WHERE id = :id
                        """)
                .param("state", state)
                .param("reason", reason)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", delivery.id())
                .param("attempt", delivery.attempt())
                .update();
    }
}
