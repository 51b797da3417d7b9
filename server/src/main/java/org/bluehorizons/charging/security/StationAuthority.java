package org.bluehorizons.charging.security;

import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import org.bluehorizons.platform.certificates.CertificateAuthority;
import org.springframework.stereotype.Component;

/** The authority for charging stations and the gateway's port with TLS. */
@Component
public final class StationAuthority extends CertificateAuthority {

    private final StationCertificateSettings settings;

    StationAuthority(StationCertificateSettings settings, Clock clock, SecureRandom random) {
        super(settings.authority(), clock, random);
        this.settings = settings;
    }

    /** A client certificate: CN is the station's id, O the operator (OCPP 2.0.1 A00.FR.511). */
    X509Certificate issueTo(String stationId, PublicKey key) {
        return issue(stationId, settings.organization(), key, settings.clientValidity());
    }
}
