package org.bluehorizons.platform.certificates;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Where an authority comes from, and what it signs for its port.
 *
 * @param prefix of its settings, for messages
 * @param name the authority's CN
 * @param directory where it and the port's certificate are kept, unless given
 * @param certificate in PEM; the same on all nodes. Empty: made in the directory
 * @param key of the authority, an EC key as PKCS #8 in PEM
 * @param serverNames host names and addresses of the port with TLS
 */
public record AuthoritySettings(
        String prefix,
        String name,
        Path directory,
        String certificate,
        String key,
        List<String> serverNames) {

    private static final int MOST_DAYS = 3_650;

    public AuthoritySettings {
        if (certificate.isBlank() != key.isBlank()) {
            throw new IllegalArgumentException(
                    "%s.authority-key: one of two (expected: authority-certificate and authority-key together, or neither)"
                            .formatted(prefix));
        }
    }

    /**
     * @throws IllegalArgumentException unless it is 1d..3650d
     */
    public void demandClientValidity(Duration validity) {
        if (validity.toDays() < 1 || validity.toDays() > MOST_DAYS) {
            throw new IllegalArgumentException(
                    "%s.client-validity: %s (expected: 1d..3650d)".formatted(prefix, validity));
        }
    }

    @Override
    public String toString() {
        return "AuthoritySettings[%s, directory=%s, serverNames=%s]"
                .formatted(name, directory, serverNames);
    }
}
