package org.bluehorizons.vehicles.registry;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.bluehorizons.platform.certificates.AuthoritySettings;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The authority that signs cars' certificates: {@code bluehorizons.vehicles.certificates.*}.
 *
 * @param directory where the authority and the server's certificate are kept, unless given
 * @param authorityCertificate in PEM; the same on all nodes. Empty: made in the directory
 * @param authorityKey of the authority, an EC key as PKCS #8 in PEM
 * @param serverNames host names and addresses of the MQTT port with TLS
 * @param clientValidity of a car's certificate, 1d..3650d
 */
@ConfigurationProperties("bluehorizons.vehicles.certificates")
record CertificateSettings(
        @DefaultValue("data/certificates") Path directory,
        @DefaultValue("") String authorityCertificate,
        @DefaultValue("") String authorityKey,
        @DefaultValue({"localhost", "127.0.0.1"}) List<String> serverNames,
        @DefaultValue("730d") Duration clientValidity) {

    private static final String PREFIX = "bluehorizons.vehicles.certificates";

    CertificateSettings {
        authority(directory, authorityCertificate, authorityKey, serverNames)
                .demandClientValidity(clientValidity);
    }

    AuthoritySettings authority() {
        return authority(directory, authorityCertificate, authorityKey, serverNames);
    }

    private static AuthoritySettings authority(
            Path directory, String certificate, String key, List<String> serverNames) {
        return new AuthoritySettings(
                PREFIX, "Blue Horizons vehicles", directory, certificate, key, serverNames);
    }

    @Override
    public String toString() {
        return "CertificateSettings[directory=%s, serverNames=%s]"
                .formatted(directory, serverNames);
    }
}
