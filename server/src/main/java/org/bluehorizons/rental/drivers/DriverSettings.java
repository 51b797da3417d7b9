package org.bluehorizons.rental.drivers;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who rents: {@code bluehorizons.rental.drivers.*}.
 *
 * @param registrationsPerHour from one network, 1..1000000
 */
@ConfigurationProperties("bluehorizons.rental.drivers")
record DriverSettings(@DefaultValue("20") int registrationsPerHour) {

    DriverSettings {
        if (registrationsPerHour < 1 || registrationsPerHour > 1_000_000) {
            throw new IllegalArgumentException(
                    "bluehorizons.rental.drivers.registrations-per-hour: %d (expected: 1..1000000)"
                            .formatted(registrationsPerHour));
        }
    }
}
