package org.bluehorizons.charging.live;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The live stream: {@code bluehorizons.charging.live.*}.
 *
 * @param mostStreams clients of a node at a time, 1..10000
 */
@ConfigurationProperties("bluehorizons.charging.live")
record LiveSettings(@DefaultValue("200") int mostStreams) {

    LiveSettings {
        if (mostStreams < 1 || mostStreams > 10_000) {
            throw new IllegalArgumentException(
                    "bluehorizons.charging.live.most-streams: %d (expected: 1..10000)"
                            .formatted(mostStreams));
        }
    }
}
