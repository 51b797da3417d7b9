package org.bluehorizons.charging.security;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/** A station's wish for a certificate of a key that only it has (PKCS #10, RFC 2986). */
record SigningRequest(JcaPKCS10CertificationRequest request) {

    private static final int LEAST_RSA_BITS = 2_048;
    // OCPP 1.6 security whitepaper, 2.0.1 A00.FR.509: at least 224 bits; we ask what TLS uses.
    private static final int LEAST_EC_BITS = 256;

    /** Why a request is not signed; the text is for the operator. */
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        Refused(String reason) {
            super(reason, null, false, false);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    static SigningRequest parse(String pem) throws Refused {
        try {
            return new SigningRequest(
                    new JcaPKCS10CertificationRequest(Pem.bytes(pem, "CERTIFICATE REQUEST")));
        } catch (IOException | IllegalArgumentException notOne) {
            throw new Refused("csr: not PKCS #10 in PEM (BEGIN CERTIFICATE REQUEST)");
        }
    }

    /** The key that the request proves to hold. */
    PublicKey keyOf(String stationId) throws Refused {
        var names = request.getSubject().getRDNs(BCStyle.CN);
        if (names.length != 1 || !names[0].getFirst().getValue().toString().equals(stationId)) {
            throw new Refused(
                    "csr: subject %s (expected: CN=%s)".formatted(request.getSubject(), stationId));
        }
        try {
            var key = request.getPublicKey();
            if (!isStrong(key)) {
                throw new Refused("csr: weak key (expected: RSA of 2048 bits, EC of 256, or more)");
            }
            if (!request.isSignatureValid(
                    new JcaContentVerifierProviderBuilder()
                            .build(request.getSubjectPublicKeyInfo()))) {
                throw new Refused("csr: not signed with its own key");
            }
            return key;
        } catch (GeneralSecurityException | OperatorCreationException | PKCSException broken) {
            throw new Refused("csr: a key or an algorithm that is not known");
        }
    }

    private static boolean isStrong(PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa -> rsa.getModulus().bitLength() >= LEAST_RSA_BITS;
            case ECPublicKey ec -> ec.getParams().getOrder().bitLength() >= LEAST_EC_BITS;
            default -> false;
        };
    }
}
