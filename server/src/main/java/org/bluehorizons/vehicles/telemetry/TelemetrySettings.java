package org.bluehorizons.vehicles.telemetry;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How telemetry is batched and kept: {@code bluehorizons.vehicles.telemetry.*}.
 *
 * @param maxDelay the longest that a message waits for others to share its commit, 0..1s
 * @param maxRows rows that end the wait, 1..100000
 * @param maxQueued messages of one writer that may wait in memory before cars are slowed down,
 *     maxRows..1000000
 * @param retentionDays days of telemetry kept, by the car's time, 1..3650
 * @param quarantineRetentionDays days that wrong messages are kept, 1..3650
 */
@ConfigurationProperties("bluehorizons.vehicles.telemetry")
public record TelemetrySettings(
        @DefaultValue("50ms") Duration maxDelay,
        @DefaultValue("4000") int maxRows,
        @DefaultValue("50000") int maxQueued,
        @DefaultValue("90") int retentionDays,
        @DefaultValue("30") int quarantineRetentionDays) {

    public TelemetrySettings {
        check(
                !maxDelay.isNegative() && maxDelay.compareTo(Duration.ofSeconds(1)) <= 0,
                "max-delay",
                maxDelay,
                "0..1s");
        check(maxRows >= 1 && maxRows <= 100_000, "max-rows", maxRows, "1..100000");
        check(
                maxQueued >= maxRows && maxQueued <= 1_000_000,
                "max-queued",
                maxQueued,
                "max-rows..1000000");
        check(
                retentionDays >= 1 && retentionDays <= 3_650,
                "retention-days",
                retentionDays,
                "1..3650");
        check(
                quarantineRetentionDays >= 1 && quarantineRetentionDays <= 3_650,
                "quarantine-retention-days",
                quarantineRetentionDays,
                "1..3650");
    }

    Duration retention() {
        return Duration.ofDays(retentionDays);
    }

    private static void check(boolean holds, String setting, Object seen, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "bluehorizons.vehicles.telemetry.%s: %s (expected: %s)"
                            .formatted(setting, seen, expected));
        }
    }
}
