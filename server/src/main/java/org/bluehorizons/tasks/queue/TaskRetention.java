package org.bluehorizons.tasks.queue;

import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.bluehorizons.platform.DailyPartitions;
import org.bluehorizons.platform.StartException;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The days of finished tasks: there before the first one ends, gone after their retention. Dead
 * letters and submission keys go one by one. Harmless on several nodes at once.
 */
@Component
class TaskRetention implements SmartLifecycle {

    private static final int AT_ONCE = 10_000;

    private final DailyPartitions finished;
    private final Statements statements;
    private final TaskSettings settings;
    private volatile boolean running;

    TaskRetention(DataSource database, Clock clock, Statements statements, TaskSettings settings) {
        this.finished =
                new DailyPartitions(database, clock, "tasks", "finished", settings.retentionDays());
        this.statements = statements;
        this.settings = settings;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1H")
    void maintain() throws SQLException {
        finished.maintain();
        delete("dead_letter", "dead_at", settings.deadLetterRetentionDays());
        delete("submission_key", "created_at", settings.keyRetentionDays());
    }

    @Override
    public void start() {
        try {
            finished.maintain();
        } catch (SQLException failure) {
            throw new StartException("the days of finished tasks cannot be made", failure);
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before anything submits tasks or ends them. */
    @Override
    public int getPhase() {
        return -500;
    }

    private void delete(String table, String time, int days) {
        int deleted;
        do {
            // A few at a time, so that no transaction is long.
            deleted =
                    statements.update(
                            """
                            DELETE FROM tasks.%1$s
                            WHERE ctid = ANY (ARRAY(
                                SELECT ctid FROM tasks.%1$s
                                WHERE %2$s < now() - ? * interval '1 day' LIMIT ?))
                            """
                                    .formatted(table, time),
                            days,
                            AT_ONCE);
        } while (deleted == AT_ONCE);
    }
}
