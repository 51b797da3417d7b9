package org.bluehorizons.charging.transactions;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code bluehorizons.charging.transactions.*}.
 *
 * @param silentAfter a station that was not heard for this long may have forgotten its transactions
 * @param grace in which a station may say after its boot what became of a transaction
 * @param closeStaleAfter a transaction that was stale for this long is ended with what is known
 * @param runningCostEvery how old the cost of a running transaction may be
 * @param meterValueRetentionDays days that meter values are kept, 1..3650
 * @param eventRetentionDays days that transaction events are kept as they came, 1..3650
 */
@ConfigurationProperties("bluehorizons.charging.transactions")
record TransactionSettings(
        @DefaultValue("1h") Duration silentAfter,
        @DefaultValue("10m") Duration grace,
        @DefaultValue("48h") Duration closeStaleAfter,
        @DefaultValue("1m") Duration runningCostEvery,
        @DefaultValue("400") int meterValueRetentionDays,
        @DefaultValue("90") int eventRetentionDays) {

    TransactionSettings {
        if (Math.min(meterValueRetentionDays, eventRetentionDays) < 1
                || Math.max(meterValueRetentionDays, eventRetentionDays) > 3_650) {
            throw new IllegalArgumentException(
                    "bluehorizons.charging.transactions: retention of %d and %d days (expected: 1..3650)"
                            .formatted(meterValueRetentionDays, eventRetentionDays));
        }
    }
}
