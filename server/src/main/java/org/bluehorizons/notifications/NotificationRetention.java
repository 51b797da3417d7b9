package org.bluehorizons.notifications;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.bluehorizons.tasks.Chore;
import org.bluehorizons.tasks.TaskRun;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deletes messages that were kept long enough; harmless on several nodes at once. */
@Component
class NotificationRetention extends Chore {

    private static final int AT_ONCE = 10_000;

    private final JdbcClient database;
    private final NotificationSettings settings;
    private final Clock clock;

    NotificationRetention(JdbcClient database, NotificationSettings settings, Clock clock) {
        super(
                "notifications.retention",
                "Deletes messages to people after their time",
                "0 22 * * * *");
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    protected void work(TaskRun run) {
        while (deleteSome() == AT_ONCE) {
            // A few at a time, so that no transaction is long.
        }
    }

    private int deleteSome() {
        var before = clock.instant().minus(Duration.ofDays(settings.retentionDays()));
        return database.sql(
                        """
                        DELETE FROM notifications.message
                        WHERE id IN (SELECT id FROM notifications.message
                                     WHERE created_at < :before LIMIT :most)
                        """)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("most", AT_ONCE)
                .update();
    }
}
