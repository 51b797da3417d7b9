package org.bluehorizons.platform.certificates;

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

/** A device's wish for a certificate of a key that only it has (PKCS #10, RFC 2986). */
public record SigningRequest(JcaPKCS10CertificationRequest request) {

    private static final int LONGEST = 16_384;
    private static final int LEAST_RSA_BITS = 2_048;
    // OCPP (A00.FR.509) asks for at least 224 bits; we ask for what TLS uses.
    private static final int LEAST_EC_BITS = 256;

    /** The request is not signed; the text says which rule it breaks. */
    public static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        Refused(String rule) {
            super(rule, null, false, false);
        }

        public String rule() {
            return String.valueOf(getMessage());
        }
    }

    public static SigningRequest parse(String pem) throws Refused {
        if (pem.length() > LONGEST) {
            throw new Refused("at most %d characters".formatted(LONGEST));
        }
        try {
            return new SigningRequest(
                    new JcaPKCS10CertificationRequest(Pem.bytes(pem, "CERTIFICATE REQUEST")));
        } catch (IOException | IllegalArgumentException notOne) {
            throw new Refused("PKCS #10 in PEM (BEGIN CERTIFICATE REQUEST)");
        }
    }

    /** The key that the request proves to hold, if it is for that name. */
    public PublicKey keyOf(String commonName) throws Refused {
        var names = request.getSubject().getRDNs(BCStyle.CN);
        if (names.length != 1
                || !names[0].getFirst().getValue().toString().equalsIgnoreCase(commonName)) {
            throw new Refused("its CN is the device's id, " + commonName);
        }
        try {
            var key = request.getPublicKey();
            if (!isStrong(key)) {
                throw new Refused("an RSA key of at least 2048 bits, or an EC key of at least 256");
            }
            if (!request.isSignatureValid(
                    new JcaContentVerifierProviderBuilder()
                            .build(request.getSubjectPublicKeyInfo()))) {
                throw new Refused("signed with its own key");
            }
            return key;
        } catch (GeneralSecurityException | OperatorCreationException | PKCSException broken) {
            throw new Refused("signed with a key and algorithm that are known");
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
