package org.bluehorizons.vehicles.telemetry;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import javax.sql.DataSource;
import org.bluehorizons.platform.DailyPartitions;
import org.bluehorizons.tasks.Chore;
import org.bluehorizons.tasks.TaskRun;
import org.springframework.stereotype.Component;

/**
 * The daily partitions of {@code vehicles.telemetry}, by the car's time in UTC: those of the coming
 * days are made ahead, that of a late message when it comes. Safe for use by many threads and
 * nodes.
 */
@Component
public class TelemetryPartitions extends Chore {

    private final DailyPartitions days;

    TelemetryPartitions(DataSource database, TelemetrySettings settings, Clock clock) {
        super(
                "vehicles.telemetry-partitions",
                "Makes the coming days' partitions of telemetry and drops expired ones",
                "0 2 * * * *");
        this.days =
                new DailyPartitions(
                        database,
                        clock,
                        "vehicles",
                        "telemetry",
                        settings.retentionDays(),
                        """
                        CREATE UNIQUE INDEX IF NOT EXISTS %2$s_message
                            ON %1$s.%2$s (vehicle_id, boot, sequence);
                        CREATE INDEX IF NOT EXISTS %2$s_recorded_at ON %1$s.%2$s
                            USING brin (recorded_at, received_at)
                            WITH (pages_per_range = 32, autosummarize = on);
                        """);
    }

    /** Makes the partition of a day unless it is there. Blocks. */
    public void ensure(LocalDate day) throws SQLException {
        days.ensure(day);
    }

    /** Makes the coming days' partitions and drops expired ones. */
    @Override
    protected void work(TaskRun run) throws SQLException {
        maintain();
    }

    void maintain() throws SQLException {
        days.maintain();
    }
}
