package org.bluehorizons.vehicles.registry;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import org.bluehorizons.platform.ProblemException;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/** A car's wish for a certificate of a key that only it has (PKCS #10, RFC 2986). */
record SigningRequest(JcaPKCS10CertificationRequest request) {

    private static final String FIELD = "certificateSigningRequest";
    private static final int LONGEST = 16_384;
    private static final int LEAST_RSA_BITS = 2_048;
    private static final int LEAST_EC_BITS = 256;

    /**
     * @throws ProblemException naming the field when it is none
     */
    static SigningRequest parse(String pem) {
        if (pem.length() > LONGEST) {
            throw ProblemException.field(FIELD, "at most %d characters".formatted(LONGEST));
        }
        try {
            return new SigningRequest(
                    new JcaPKCS10CertificationRequest(Pem.bytes(pem, "CERTIFICATE REQUEST")));
        } catch (IOException | IllegalArgumentException notOne) {
            throw ProblemException.field(FIELD, "PKCS #10 in PEM (BEGIN CERTIFICATE REQUEST)");
        }
    }

    /**
     * The key that the request proves to hold.
     *
     * @throws ProblemException when it is for another name, not proven, or weak
     */
    PublicKey keyOf(String commonName) {
        var names = request.getSubject().getRDNs(BCStyle.CN);
        if (names.length != 1
                || !names[0].getFirst().getValue().toString().equalsIgnoreCase(commonName)) {
            throw ProblemException.field(FIELD, "its CN is the vehicle's id, " + commonName);
        }
        try {
            var key = request.getPublicKey();
            if (!isStrong(key)) {
                throw ProblemException.field(
                        FIELD, "an RSA key of at least 2048 bits, or an EC key of at least 256");
            }
            if (!request.isSignatureValid(
                    new JcaContentVerifierProviderBuilder()
                            .build(request.getSubjectPublicKeyInfo()))) {
                throw ProblemException.field(FIELD, "signed with its own key");
            }
            return key;
        } catch (GeneralSecurityException | OperatorCreationException | PKCSException broken) {
            throw ProblemException.field(FIELD, "signed with a key and algorithm that are known");
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
