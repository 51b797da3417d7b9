package org.bluehorizons.ingestion.rates;

import java.util.Currency;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The rates API: {@code bluehorizons.ingestion.rates.*}.
 *
 * @param baseCurrency which currency rates are per unit of, and which prices of several currencies
 *     are converted to when the caller names none
 * @param longestRangeDays calendar days in one answer, 1..3660
 */
@ConfigurationProperties("bluehorizons.ingestion.rates")
record RateSettings(
        @DefaultValue("SGD") Currency baseCurrency, @DefaultValue("366") int longestRangeDays) {

    private static final int MOST_DAYS = 3_660;

    RateSettings {
        if (longestRangeDays < 1 || longestRangeDays > MOST_DAYS) {
            throw new IllegalArgumentException(
                    "bluehorizons.ingestion.rates.longest-range-days: %d (expected: 1..%d)"
                            .formatted(longestRangeDays, MOST_DAYS));
        }
    }
}
