package org.bluehorizons.charging.messages;

import org.bluehorizons.tasks.Chore;
import org.bluehorizons.tasks.TaskRun;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deletes entries of the journal after 30 days and settled commands after 90. */
@Component
class ChargingRetention extends Chore {

    private static final int AT_ONCE = 5_000;

    private final JdbcClient database;

    ChargingRetention(JdbcClient database) {
        super(
                "charging.retention",
                "Deletes old events and commands of the charging network",
                "0 12 * * * *");
        this.database = database;
    }

    @Override
    protected void work(TaskRun run) {
        deleteExpired();
    }

    void deleteExpired() {
        // A few at a time, so that no transaction is long. Their ids go with time, so the oldest
        // are looked at without an index on the time.
        while (deleteEvents() == AT_ONCE) {
            // There are more.
        }
        while (deleteCommands() == AT_ONCE) {
            // There are more.
        }
    }

    private int deleteEvents() {
        return database.sql(
                        """
                        DELETE FROM charging.event WHERE id IN (
                            SELECT id FROM (
                                SELECT id, at FROM charging.event ORDER BY id LIMIT :most) AS oldest
                            WHERE at < now() - interval '30 days')
                        """)
                .param("most", AT_ONCE)
                .update();
    }

    /** Every command is settled within days: those that are not stand in the way of few. */
    private int deleteCommands() {
        return database.sql(
                        """
                        DELETE FROM charging.command WHERE id IN (
                            SELECT id FROM (
                                SELECT id, settled_at FROM charging.command
                                ORDER BY id LIMIT :most) AS oldest
                            WHERE settled_at < now() - interval '90 days')
                        """)
                .param("most", AT_ONCE)
                .update();
    }
}
