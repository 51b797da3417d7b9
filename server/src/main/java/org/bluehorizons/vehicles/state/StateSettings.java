package org.bluehorizons.vehicles.state;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The live state: {@code bluehorizons.vehicles.state.*}.
 *
 * @param flushEvery how often changes are written, 50ms..10s
 * @param mostStreams clients of the live stream on one node, 1..100000
 */
@ConfigurationProperties("bluehorizons.vehicles.state")
record StateSettings(
        @DefaultValue("400ms") Duration flushEvery, @DefaultValue("500") int mostStreams) {

    StateSettings {
        check(
                flushEvery.toMillis() >= 50 && flushEvery.toMillis() <= 10_000,
                "flush-every",
                flushEvery,
                "50ms..10s");
        check(mostStreams >= 1 && mostStreams <= 100_000, "most-streams", mostStreams, "1..100000");
    }

    private static void check(boolean holds, String setting, Object seen, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "bluehorizons.vehicles.state.%s: %s (expected: %s)"
                            .formatted(setting, seen, expected));
        }
    }
}
