package org.bluehorizons.platform.certificates;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/** A certificate and the key that it speaks for. */
public record KeyAndCertificate(PrivateKey key, X509Certificate certificate) {

    @Override
    public String toString() {
        return "KeyAndCertificate[%s]".formatted(certificate.getSubjectX500Principal());
    }
}
