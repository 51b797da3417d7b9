package org.bluehorizons.charging.transactions;

import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.bluehorizons.platform.DailyPartitions;
import org.bluehorizons.tasks.PartitionUpkeep;
import org.springframework.stereotype.Component;

/** Days of meter values and transaction events. */
@Component
class TransactionPartitions extends PartitionUpkeep {

    TransactionPartitions(DataSource database, Clock clock, TransactionSettings settings) {
        super(
                "charging.transaction-partitions",
                "Makes the coming days' partitions of meter values and drops expired ones",
                "0 27 * * * *",
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
                                settings.eventRetentionDays())));
    }
}
