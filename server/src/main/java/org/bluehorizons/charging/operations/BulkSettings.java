package org.bluehorizons.charging.operations;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Commands to many stations: {@code bluehorizons.charging.bulk.*}.
 *
 * @param commandsPerSecond how fast they are released, on all nodes together, 1..100000
 */
@ConfigurationProperties("bluehorizons.charging.bulk")
record BulkSettings(@DefaultValue("1000") int commandsPerSecond) {

    BulkSettings {
        if (commandsPerSecond < 1 || commandsPerSecond > 100_000) {
            throw new IllegalArgumentException(
                    "bluehorizons.charging.bulk.commands-per-second: %d (expected: 1..100000)"
                            .formatted(commandsPerSecond));
        }
    }
}
