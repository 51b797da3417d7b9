package org.bluehorizons.notifications;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.bluehorizons.tasks.NewTask;
import org.bluehorizons.tasks.Tasks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes what is to be told, one row a channel, and has each sent by a task. */
@Component
class Outbox implements Notifications {

    private final JdbcClient database;
    private final Tasks tasks;
    private final String[] missing;
    private final Clock clock;

    Outbox(JdbcClient database, Tasks tasks, Channels channels, Clock clock) {
        this.database = database;
        this.tasks = tasks;
        this.missing = channels.missing();
        this.clock = clock;
    }

    @Override
    @Transactional
    public void tell(Recipient recipient, Message message) {
        var waiting =
                database.sql(
                                """
                                WITH told AS (
                                    INSERT INTO notifications.message
                                        (subject, channel, address, title, text, about, cause, state,
                                         last_error, created_at)
                                    SELECT :subject, way.channel, way.address, :title, :text, :about, :cause,
                                           CASE WHEN way.channel = 'app' THEN 'sent'
                                                WHEN way.channel = ANY (:missing) THEN 'failed'
                                                ELSE 'waiting' END,
                                           CASE WHEN way.channel = ANY (:missing) THEN :noProvider END,
                                           :now
                                    FROM (SELECT 'app' AS channel, '' AS address
                                          UNION ALL SELECT 'email', :email WHERE :email <> ''
                                          UNION ALL SELECT 'sms', :phone WHERE :urgent AND :phone <> ''
                                          UNION ALL SELECT 'push', endpoint
                                                    FROM notifications.push_subscription
                                                    WHERE subject = :subject) AS way
                                    ON CONFLICT DO NOTHING
                                    RETURNING id, state)
                                SELECT id FROM told WHERE state = 'waiting'
                                """)
                        .param("missing", missing)
                        .param("noProvider", MissingChannel.REASON)
                        .param("subject", recipient.subject())
                        .param("email", recipient.email())
                        .param("phone", recipient.phone())
                        .param("urgent", message.urgent())
                        .param("title", message.title())
                        .param("text", message.text())
                        .param("about", message.about())
                        .param("cause", message.cause())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .query((row, _) -> row.getObject("id", UUID.class))
                        .list();
        send(waiting);
    }

    @Override
    @Transactional
    public void tellInConfidence(Way way, String address, Message message) {
        var waiting =
                database.sql(
                                """
                                INSERT INTO notifications.message
                                    (subject, channel, address, title, text, cause, state, created_at,
                                     confidential)
                                VALUES ('', :channel, :address, :title, :text, :cause, 'waiting', :now,
                                        true)
                                ON CONFLICT DO NOTHING
                                RETURNING id
                                """)
                        .param("channel", way.name().toLowerCase(Locale.ROOT))
                        .param("address", address)
                        .param("title", message.title())
                        .param("text", message.text())
                        .param("cause", message.cause())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .query((row, _) -> row.getObject("id", UUID.class))
                        .list();
        send(waiting);
    }

    private void send(List<UUID> messages) {
        if (!messages.isEmpty()) {
            tasks.submit(
                    messages.stream()
                            .map(id ->
                                    NewTask.of(
                                            DeliveryHandler.TYPE, new DeliveryHandler.Waiting(id)))
                            .toList());
        }
    }

    @Override
    public List<Told> toldTo(String subject) {
        return database.sql(
                        """
                        SELECT to_json(created_at) #>> '{}' AS at, title, text, about
                        FROM notifications.message
                        WHERE subject = :subject AND channel = 'app'
                        ORDER BY id
                        """)
                .param("subject", subject)
                .query((row, _) ->
                        new Told(
                                row.getString("at"),
                                row.getString("title"),
                                row.getString("text"),
                                row.getString("about")))
                .list();
    }

    @Override
    public void forget(Recipient recipient) {
        database.sql(
                        """
                        DELETE FROM notifications.message
                        WHERE subject = :subject
                           OR channel = 'email' AND lower(address) = lower(:email)
                           OR channel = 'sms' AND address = :phone
                        """)
                .param("subject", recipient.subject())
                .param("email", recipient.email())
                .param("phone", recipient.phone())
                .update();
        database.sql("DELETE FROM notifications.push_subscription WHERE subject = :subject")
                .param("subject", recipient.subject())
                .update();
    }
}
