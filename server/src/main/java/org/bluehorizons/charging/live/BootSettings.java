package org.bluehorizons.charging.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What booted stations are told: {@code bluehorizons.charging.*}.
 *
 * @param heartbeatInterval between two heartbeats of an accepted station, 10s..1d
 * @param bootRetryInterval until one that is pending or rejected boots again, 10s..1d
 */
@ConfigurationProperties("bluehorizons.charging")
record BootSettings(
        @DefaultValue("300s") Duration heartbeatInterval,
        @DefaultValue("60s") Duration bootRetryInterval) {

    BootSettings {
        check("heartbeat-interval", heartbeatInterval);
        check("boot-retry-interval", bootRetryInterval);
    }

    private static void check(String setting, Duration seen) {
        if (seen.compareTo(Duration.ofSeconds(10)) < 0 || seen.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(
                    "bluehorizons.charging.%s: %s (expected: 10s..1d)".formatted(setting, seen));
        }
    }
}
