package org.bluehorizons.charging.transactions;

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

/** Days of meter values and transaction events: there before the first is heard. */
@Component
class TransactionPartitions extends Chore implements SmartLifecycle {

    private final List<DailyPartitions> tables;
    private volatile boolean running;

    TransactionPartitions(DataSource database, Clock clock, TransactionSettings settings) {
        super(
                "charging.transaction-partitions",
                "Makes the coming days' partitions of meter values and drops expired ones",
                "0 27 * * * *");
        this.tables =
                List.of(
                        new DailyPartitions(
                                database,
                                clock,
                                "charging",
                                "meter_value",
                                settings.meterValueRetentionDays()),
                        new DailyPartitions(
                                database,
                                clock,
                                "charging",
                                "transaction_event",
                                settings.eventRetentionDays()));
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
            throw new StartException(
                    "the daily partitions of transactions cannot be made", failure);
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
