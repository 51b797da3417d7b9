package org.bluehorizons.charging.locallists;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code bluehorizons.charging.local-lists.*}.
 *
 * @param mostPerMessage tokens in one SendLocalList, 1..10,000
 */
@ConfigurationProperties("bluehorizons.charging.local-lists")
record LocalListSettings(@DefaultValue("100") int mostPerMessage) {

    LocalListSettings {
        if (mostPerMessage < 1 || mostPerMessage > 10_000) {
            throw new IllegalArgumentException(
                    "bluehorizons.charging.local-lists.most-per-message: %d (expected: 1..10000)"
                            .formatted(mostPerMessage));
        }
    }
}
