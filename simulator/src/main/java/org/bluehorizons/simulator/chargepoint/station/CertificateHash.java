package org.bluehorizons.simulator.chargepoint.station;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import tools.jackson.databind.node.ObjectNode;

/**
 * A certificate as OCPP names it: hashes of its issuer, and its number. It takes the certificate
 * for its own issuer, as roots are.
 */
public record CertificateHash(String issuerName, String issuerKey, String serialNumber) {

    private static final int LONG_FORM = 0x80;

    /**
     * @throws IllegalArgumentException when it is no certificate in PEM
     */
    public static CertificateHash of(String pem) {
        try {
            var certificate =
                    (X509Certificate)
                            CertificateFactory.getInstance("X.509")
                                    .generateCertificate(
                                            new ByteArrayInputStream(
                                                    pem.getBytes(StandardCharsets.US_ASCII)));
            var sha = MessageDigest.getInstance("SHA-256");
            var hex = HexFormat.of();
            return new CertificateHash(
                    hex.formatHex(sha.digest(certificate.getIssuerX500Principal().getEncoded())),
                    hex.formatHex(sha.digest(keyBits(certificate.getPublicKey().getEncoded()))),
                    certificate.getSerialNumber().toString(16));
        } catch (GeneralSecurityException none) {
            throw new IllegalArgumentException("no certificate in PEM", none);
        }
    }

    public ObjectNode json() {
        return Json.object()
                .put("hashAlgorithm", "SHA256")
                .put("issuerNameHash", issuerName)
                .put("issuerKeyHash", issuerKey)
                .put("serialNumber", serialNumber);
    }

    /** What a SubjectPublicKeyInfo holds behind its algorithm, without the count of unused bits. */
    private static byte[] keyBits(byte[] info) {
        var algorithm = contentOf(info, 0);
        var bits = contentOf(info, contentOf(info, algorithm) + lengthOf(info, algorithm));
        return Arrays.copyOfRange(info, bits + 1, info.length);
    }

    /** Where the value of the DER element at an offset begins. */
    private static int contentOf(byte[] der, int offset) {
        var length = der[offset + 1] & 0xff;
        return offset + 2 + (length < LONG_FORM ? 0 : length - LONG_FORM);
    }

    private static int lengthOf(byte[] der, int offset) {
        var first = der[offset + 1] & 0xff;
        if (first < LONG_FORM) {
            return first;
        }
        var length = 0;
        for (var index = 0; index < first - LONG_FORM; index++) {
            length = (length << 8) | (der[offset + 2 + index] & 0xff);
        }
        return length;
    }
}
