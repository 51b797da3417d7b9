package org.bluehorizons.charging.messages;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.bluehorizons.platform.DailyPartitions;
import org.bluehorizons.platform.StartException;
import org.bluehorizons.tasks.Chore;
import org.bluehorizons.tasks.TaskRun;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Days of the message log and of the status history: there before the first station is heard, gone
 * after their retention.
 */
@Component
class ChargingPartitions extends Chore implements SmartLifecycle {

    private static final int STATUS_HISTORY_DAYS = 400;

    private final List<DailyPartitions> tables;
    private volatile boolean running;

    ChargingPartitions(DataSource database, Clock clock, MessageSettings settings) {
        super(
                "charging.message-partitions",
                "Makes the coming days' partitions of the message log and drops expired ones",
                "0 17 * * * *");
        this.tables =
                List.of(
                        new DailyPartitions(
                                database, clock, "charging", "message", settings.retentionDays()),
                        new DailyPartitions(
                                database,
                                clock,
                                "charging",
                                "status_history",
                                STATUS_HISTORY_DAYS));
    }

    @Override
    protected void work(TaskRun run) throws SQLException {
        maintain();
    }

    private void maintain() throws SQLException {
        for (var table : tables) {
            table.maintain();
        }
    }

    @Override
    public void start() {
        try {
            maintain();
        } catch (SQLException failure) {
            throw new StartException("the daily partitions of charging cannot be made", failure);
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

    /** Before the gateway listens. */
    @Override
    public int getPhase() {
        return 0;
    }
}
