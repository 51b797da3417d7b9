package org.bluehorizons.tasks.api;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Streams of changes: {@code bluehorizons.tasks.streams.*}.
 *
 * @param most clients of a node at a time, 1..10000
 */
@ConfigurationProperties("bluehorizons.tasks.streams")
record TaskStreamSettings(@DefaultValue("200") int most) {

    TaskStreamSettings {
        if (most < 1 || most > 10_000) {
            throw new IllegalArgumentException(
                    "bluehorizons.tasks.streams.most: %d (expected: 1..10000)".formatted(most));
        }
    }
}
