package org.bluehorizons.charging.conformance;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** A key pair that a station has made for itself, and what it writes with it, in PEM. */
record StationKey(KeyPair pair) {

    static StationKey make() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return new StationKey(generator.generateKeyPair());
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    String pem() {
        return pem("PRIVATE KEY", pair.getPrivate().getEncoded());
    }

    /** A certificate signing request (PKCS #10). */
    String request(String station) {
        try {
            return pem(
                    "CERTIFICATE REQUEST",
                    new JcaPKCS10CertificationRequestBuilder(name(station), pair.getPublic())
                            .build(signer())
                            .getEncoded());
        } catch (IOException inMemory) {
            throw new IllegalStateException(inMemory);
        }
    }

    /** A certificate that no authority vouches for. */
    String selfSigned(String station) {
        try {
            var from = Instant.now().minus(Duration.ofHours(1));
            return pem(
                    "CERTIFICATE",
                    new JcaX509v3CertificateBuilder(
                                    name(station),
                                    BigInteger.ONE,
                                    Date.from(from),
                                    Date.from(from.plus(Duration.ofDays(30))),
                                    name(station),
                                    pair.getPublic())
                            .build(signer())
                            .getEncoded());
        } catch (IOException inMemory) {
            throw new IllegalStateException(inMemory);
        }
    }

    static String pem(X509Certificate certificate) {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (CertificateEncodingException wasDecoded) {
            throw new IllegalStateException(wasDecoded);
        }
    }

    private ContentSigner signer() {
        try {
            return new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate());
        } catch (OperatorCreationException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static X500Name name(String station) {
        return new X500Name("CN=%s,O=Blue Horizons".formatted(station));
    }

    private static String pem(String kind, byte[] bytes) {
        var lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(kind, lines.encodeToString(bytes), kind);
    }
}
