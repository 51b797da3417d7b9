package org.bluehorizons.vehicles.registry;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import org.springframework.stereotype.Component;

/** Stub. */
@Component
public class CertificateAuthority {
    public X509Certificate trustAnchor() {
        throw new IllegalStateException();
    }

    public X509Certificate[] serverCertificateChain() {
        throw new IllegalStateException();
    }

    public PrivateKey serverKey() {
        throw new IllegalStateException();
    }
}
