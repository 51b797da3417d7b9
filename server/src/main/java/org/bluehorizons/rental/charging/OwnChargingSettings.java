package org.bluehorizons.rental.charging;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Charging of our own cars: {@code bluehorizons.rental.charging.*}.
 *
 * @param findWithin how long after something was plugged in at a bay its car is looked for: a trip
 *     ends only after that, and cars tell late
 * @param fullPercent charge up to which a car is to be ready for its next booking, 1..100
 */
@ConfigurationProperties("bluehorizons.rental.charging")
record OwnChargingSettings(
        @DefaultValue("10m") Duration findWithin, @DefaultValue("90") int fullPercent) {

    OwnChargingSettings {
        if (findWithin.isNegative() || fullPercent < 1 || fullPercent > 100) {
            throw new IllegalArgumentException(
                    "bluehorizons.rental.charging: find-within %s, full-percent %d (expected: from 0, 1..100)"
                            .formatted(findWithin, fullPercent));
        }
    }
}
