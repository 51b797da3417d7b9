package org.bluehorizons.tasks;

import java.sql.SQLException;
import java.util.List;
import org.bluehorizons.platform.DailyPartitions;
import org.bluehorizons.platform.StartException;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps daily partitions: those of the coming days are there before anything listens, and from then
 * on a chore makes the next ones and drops what has outlived its retention.
 */
public abstract class PartitionUpkeep extends Chore implements SmartLifecycle {

    private final List<DailyPartitions> tables;
    private volatile boolean running;

    /**
     * @param name of the chore, never changed
     * @param purpose one sentence for people
     * @param cron six fields, from seconds on, by UTC
     */
    protected PartitionUpkeep(
            String name, String purpose, String cron, List<DailyPartitions> tables) {
        super(name, purpose, cron);
        this.tables = tables;
    }

    @Override
    protected final void work(TaskRun run) throws SQLException {
        maintain();
    }

    private void maintain() throws SQLException {
        for (var table : tables) {
            table.maintain();
        }
    }

    @Override
    public final void start() {
        try {
            maintain();
        } catch (SQLException failure) {
            throw new StartException(
                    "the daily partitions of %s cannot be made".formatted(type().name()), failure);
        }
        running = true;
    }

    @Override
    public final void stop() {
        running = false;
    }

    @Override
    public final boolean isRunning() {
        return running;
    }

    /** Before the gateways listen. */
    @Override
    public final int getPhase() {
        return 0;
    }
}
