package org.bluehorizons.charging.security;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.bluehorizons.platform.certificates.AuthoritySettings;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The authority that signs stations' certificates: {@code bluehorizons.charging.certificates.*}.
 *
 * @param directory where the authority and the server's certificate are kept, unless given
 * @param authorityCertificate in PEM; the same on all nodes. Empty: made in the directory
 * @param authorityKey of the authority, an EC key as PKCS #8 in PEM
 * @param serverNames host names and addresses of the gateway's port with TLS
 * @param organization the O of stations' certificates, the operator's name
 * @param clientValidity of a station's certificate, 1d..3650d
 * @param renewBefore its end a station is asked to renew it, 1h..365d; with certificates that are
 *     shorter-lived than twice that, when half of their life is over
 */
@ConfigurationProperties("bluehorizons.charging.certificates")
record StationCertificateSettings(
        @DefaultValue("data/charging-certificates") Path directory,
        @DefaultValue("") String authorityCertificate,
        @DefaultValue("") String authorityKey,
        @DefaultValue({"localhost", "127.0.0.1"}) List<String> serverNames,
        @DefaultValue("Blue Horizons") String organization,
        @DefaultValue("730d") Duration clientValidity,
        @DefaultValue("30d") Duration renewBefore) {

    private static final String PREFIX = "bluehorizons.charging.certificates";

    StationCertificateSettings {
        if (organization.isBlank() || organization.length() > 64) {
            throw new IllegalArgumentException(
                    "bluehorizons.charging.certificates.organization: %d characters (expected: 1..64)"
                            .formatted(organization.length()));
        }
        authority(directory, authorityCertificate, authorityKey, serverNames)
                .demandClientValidity(clientValidity);
        if (renewBefore.toHours() < 1 || renewBefore.toDays() > 365) {
            throw new IllegalArgumentException(
                    "bluehorizons.charging.certificates.renew-before: %s (expected: 1h..365d)"
                            .formatted(renewBefore));
        }
        var half = clientValidity.dividedBy(2);
        renewBefore = renewBefore.compareTo(half) < 0 ? renewBefore : half;
    }

    AuthoritySettings authority() {
        return authority(directory, authorityCertificate, authorityKey, serverNames);
    }

    private static AuthoritySettings authority(
            Path directory, String certificate, String key, List<String> serverNames) {
        return new AuthoritySettings(
                PREFIX, "Blue Horizons charging", directory, certificate, key, serverNames);
    }

    @Override
    public String toString() {
        return "StationCertificateSettings[directory=%s, serverNames=%s]"
                .formatted(directory, serverNames);
    }
}
