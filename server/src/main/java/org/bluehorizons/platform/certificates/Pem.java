package org.bluehorizons.platform.certificates;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Pattern;

/** Keys and certificates as text (RFC 7468). */
public final class Pem {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");

    private Pem() {}

    public static String certificate(X509Certificate certificate) {
        try {
            return text("CERTIFICATE", certificate.getEncoded());
        } catch (CertificateEncodingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    public static String privateKey(PrivateKey key) {
        return text("PRIVATE KEY", key.getEncoded());
    }

    public static X509Certificate readCertificate(String text) throws GeneralSecurityException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
    }

    /** An EC key, as PKCS #8. */
    public static PrivateKey readPrivateKey(String text) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(bytes(text, "PRIVATE KEY")));
    }

    /**
     * @throws IllegalArgumentException when there is no such block
     */
    public static byte[] bytes(String text, String label) {
        var block = BLOCK.matcher(text);
        if (!block.find() || !block.group(1).equals(label)) {
            throw new IllegalArgumentException("expected -----BEGIN %s-----".formatted(label));
        }
        return Base64.getMimeDecoder().decode(block.group(2));
    }

    public static String text(String label, byte[] bytes) {
        return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n"
                .formatted(
                        label, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes));
    }
}
