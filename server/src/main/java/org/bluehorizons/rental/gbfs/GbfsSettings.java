package org.bluehorizons.rental.gbfs;

import java.net.URI;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Open data: {@code bluehorizons.rental.gbfs.*}.
 *
 * @param publicUrl where the platform is reached from outside; empty: as each request says
 * @param rentalUrl a page that takes {@code vehicle} or {@code station} and lets people rent;
 *     empty: no links
 * @param systemPrefix the systems' ids begin with it
 * @param contactEmail whom consumers of the feeds write to
 */
@ConfigurationProperties("bluehorizons.rental.gbfs")
record GbfsSettings(
        @DefaultValue("") String publicUrl,
        @DefaultValue("") String rentalUrl,
        @DefaultValue("bluehorizons") String systemPrefix,
        @DefaultValue("Blue Horizons") String systemName,
        @DefaultValue("opendata@example.com") String contactEmail) {

    GbfsSettings {
        check(isAddressOrEmpty(publicUrl), "public-url", publicUrl, "an address, or empty");
        check(isAddressOrEmpty(rentalUrl), "rental-url", rentalUrl, "an address, or empty");
        check(
                systemPrefix.matches("[a-z0-9_-]{1,40}"),
                "system-prefix",
                systemPrefix,
                "1 to 40 small letters, digits, _ or -");
        check(contactEmail.contains("@"), "contact-email", contactEmail, "an e-mail address");
    }

    String systemId(String market) {
        return systemPrefix + "_" + market.toLowerCase(Locale.ROOT);
    }

    private static boolean isAddressOrEmpty(String text) {
        return text.isEmpty()
                || (text.matches("https?://\\S+") && URI.create(text).getHost() != null);
    }

    private static void check(boolean holds, String setting, String seen, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "bluehorizons.rental.gbfs.%s: %s (expected: %s)"
                            .formatted(setting, seen, expected));
        }
    }
}
