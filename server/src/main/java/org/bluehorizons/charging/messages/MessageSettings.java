package org.bluehorizons.charging.messages;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the message log is kept: {@code bluehorizons.charging.messages.*}.
 *
 * @param retentionDays days that messages with stations are kept, 1..3650
 */
@ConfigurationProperties("bluehorizons.charging.messages")
public record MessageSettings(@DefaultValue("90") int retentionDays) {

    public MessageSettings {
        if (retentionDays < 1 || retentionDays > 3_650) {
            throw new IllegalArgumentException(
                    "bluehorizons.charging.messages.retention-days: %d (expected: 1..3650)"
                            .formatted(retentionDays));
        }
    }
}
