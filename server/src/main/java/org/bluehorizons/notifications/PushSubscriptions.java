package org.bluehorizons.notifications;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of browsers that want push messages. Safe for use by many threads. */
@Component
class PushSubscriptions {

    static final int MOST = 20;

    private final JdbcClient database;

    /** Whose it is, and what its messages are encrypted with; base64url. */
    record Keys(String subject, String p256dh, String auth) {}

    PushSubscriptions(JdbcClient database) {
        this.database = database;
    }

    Optional<Keys> find(String endpoint) {
        return database.sql(
                        """
                        SELECT subject, p256dh, auth FROM notifications.push_subscription
                        WHERE endpoint = :endpoint
                        """)
                .param("endpoint", endpoint)
                .query((row, _) ->
                        new Keys(
                                row.getString("subject"),
                                row.getString("p256dh"),
                                row.getString("auth")))
                .optional();
    }

    /** A browser is its newest user's; the oldest browsers beyond the most are forgotten. */
    void put(String endpoint, Keys keys) {
        database.sql(
                        """
                        INSERT INTO notifications.push_subscription (endpoint, subject, p256dh, auth)
                        VALUES (:endpoint, :subject, :p256dh, :auth)
                        ON CONFLICT (endpoint) DO UPDATE
                        SET subject = excluded.subject, p256dh = excluded.p256dh,
                            auth = excluded.auth, created_at = now()
                        """)
                .param("endpoint", endpoint)
                .param("subject", keys.subject())
                .param("p256dh", keys.p256dh())
                .param("auth", keys.auth())
                .update();
        database.sql(
                        """
                        DELETE FROM notifications.push_subscription
                        WHERE endpoint IN (SELECT endpoint FROM notifications.push_subscription
                                           WHERE subject = :subject
                                           ORDER BY created_at DESC OFFSET :most)
                        """)
                .param("subject", keys.subject())
                .param("most", MOST)
                .update();
    }

    void delete(String subject, String endpoint) {
        database.sql(
                        """
                        DELETE FROM notifications.push_subscription
                        WHERE endpoint = :endpoint AND subject = :subject
                        """)
                .param("endpoint", endpoint)
                .param("subject", subject)
                .update();
    }
}
