package org.bluehorizons.vehicles.registry;

import java.security.cert.X509Certificate;
import org.bluehorizons.vehicles.VehicleId;
import org.springframework.stereotype.Component;

/**
 * Whether a car that connects is who it says. A retired car is nobody. One indexed query each; safe
 * for use by many threads.
 */
@Component
public final class DeviceIdentities {

    private final Credentials credentials;

    DeviceIdentities(Credentials credentials) {
        this.credentials = credentials;
    }

    public boolean passwordMatches(VehicleId car, String password) {
        return credentials.hasPassword(car, Fingerprint.of(password));
    }

    /** The TLS handshake has checked the signature; this checks that it is the car's, and valid. */
    public boolean certificateAccepted(VehicleId car, X509Certificate certificate) {
        return credentials.hasCertificate(car, Fingerprint.of(certificate));
    }
}
