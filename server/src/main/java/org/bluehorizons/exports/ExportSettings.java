package org.bluehorizons.exports;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of exports: {@code bluehorizons.exports.*}.
 *
 * @param mostDays of a period, 1..3660
 * @param mostRows of a file, 1..100000000; an export with more fails
 */
@ConfigurationProperties("bluehorizons.exports")
record ExportSettings(@DefaultValue("366") int mostDays, @DefaultValue("1000000") long mostRows) {

    ExportSettings {
        if (mostDays < 1 || mostDays > 3_660) {
            throw new IllegalArgumentException(
                    "bluehorizons.exports.most-days: %d (expected: 1..3660)".formatted(mostDays));
        }
        if (mostRows < 1 || mostRows > 100_000_000) {
            throw new IllegalArgumentException(
                    "bluehorizons.exports.most-rows: %d (expected: 1..100000000)"
                            .formatted(mostRows));
        }
    }
}
