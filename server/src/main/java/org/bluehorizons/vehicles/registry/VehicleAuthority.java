package org.bluehorizons.vehicles.registry;

import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import org.bluehorizons.platform.certificates.CertificateAuthority;
import org.bluehorizons.vehicles.VehicleId;
import org.springframework.stereotype.Component;

/** The authority for cars and the MQTT port with TLS. */
@Component
public final class VehicleAuthority extends CertificateAuthority {

    private final CertificateSettings settings;

    VehicleAuthority(CertificateSettings settings, Clock clock, SecureRandom random) {
        super(settings.authority(), clock, random);
        this.settings = settings;
    }

    /** A client certificate: CN is the car's id. */
    X509Certificate issueTo(VehicleId car, PublicKey key) {
        return issue(car.toString(), "", key, settings.clientValidity());
    }
}
