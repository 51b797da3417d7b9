package org.bluehorizons.rental.availability;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is offered: {@code bluehorizons.rental.availability.*}.
 *
 * @param leastChargePercent cars with less charge are not offered, 0..100
 * @param rangeReservePercent of a car's range is not told to drivers, 0..90
 */
@ConfigurationProperties("bluehorizons.rental.availability")
record AvailabilitySettings(
        @DefaultValue("10") int leastChargePercent, @DefaultValue("10") int rangeReservePercent) {

    AvailabilitySettings {
        check(
                leastChargePercent >= 0 && leastChargePercent <= 100,
                "least-charge-percent",
                leastChargePercent,
                "0..100");
        check(
                rangeReservePercent >= 0 && rangeReservePercent <= 90,
                "range-reserve-percent",
                rangeReservePercent,
                "0..90");
    }

    private static void check(boolean holds, String setting, int seen, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "bluehorizons.rental.availability.%s: %d (expected: %s)"
                            .formatted(setting, seen, expected));
        }
    }
}
