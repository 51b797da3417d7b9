package org.bluehorizons.charging.messages;

import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.bluehorizons.platform.DailyPartitions;
import org.bluehorizons.tasks.PartitionUpkeep;
import org.springframework.stereotype.Component;

/** Days of the message log and of the status history. */
@Component
class ChargingPartitions extends PartitionUpkeep {

    private static final int STATUS_HISTORY_DAYS = 400;

    ChargingPartitions(DataSource database, Clock clock, MessageSettings settings) {
        super(
                "charging.message-partitions",
                "Makes the coming days' partitions of the message log and drops expired ones",
                "0 17 * * * *",
                List.of(
                        new DailyPartitions(
                                database, clock, "charging", "message", settings.retentionDays()),
                        new DailyPartitions(
                                database,
                                clock,
                                "charging",
                                "status_history",
                                STATUS_HISTORY_DAYS)));
    }
}
