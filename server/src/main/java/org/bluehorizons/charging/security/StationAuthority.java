package org.bluehorizons.charging.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.bluehorizons.platform.StartException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The authority for charging stations: signs their client certificates, and the certificate of the
 * gateway's port with TLS. It comes from the settings, which several nodes share, or is made once
 * in a directory. Safe for use by many threads.
 */
@Component
public final class StationAuthority {

    private static final Logger LOG = LoggerFactory.getLogger(StationAuthority.class);
    private static final Duration AUTHORITY_VALIDITY = Duration.ofDays(20 * 365);
    private static final Duration SERVER_VALIDITY = Duration.ofDays(397);
    private static final Duration RENEWAL = Duration.ofDays(60);

    private final StationCertificateSettings settings;
    private final Clock clock;
    private final SecureRandom random;
    private @Nullable KeyAndCertificate authority;
    private @Nullable KeyAndCertificate server;

    StationAuthority(StationCertificateSettings settings, Clock clock, SecureRandom random) {
        this.settings = settings;
        this.clock = clock;
        this.random = random;
    }

    /** What signed every station's certificate. */
    public X509Certificate trustAnchor() {
        return authority().certificate();
    }

    /** Of the gateway's port, ours first. */
    public X509Certificate[] serverCertificateChain() {
        return new X509Certificate[] {server().certificate(), trustAnchor()};
    }

    public PrivateKey serverKey() {
        return server().key();
    }

    /** A client certificate of that station. */
    X509Certificate issueTo(String stationId, PublicKey key) {
        return signer().client(
                        stationId,
                        settings.organization(),
                        key,
                        settings.clientValidity(),
                        authority());
    }

    static KeyPair newKey(SecureRandom random) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private synchronized KeyAndCertificate authority() {
        var known = authority;
        if (known == null) {
            known = settings.authorityKey().isBlank() ? readOrMakeAuthority() : fromSettings();
            authority = known;
        }
        return known;
    }

    /** Renewed at a start, long before its end. */
    private synchronized KeyAndCertificate server() {
        var known = server;
        if (known == null) {
            var kept = read("server");
            known = kept != null && isGood(kept) ? kept : makeServer();
            server = known;
        }
        return known;
    }

    private KeyAndCertificate fromSettings() {
        try {
            return new KeyAndCertificate(
                    Pem.readPrivateKey(settings.authorityKey()),
                    Pem.readCertificate(settings.authorityCertificate()));
        } catch (GeneralSecurityException | IllegalArgumentException wrong) {
            throw new StartException(
                    "bluehorizons.charging.certificates.authority-certificate, authority-key: expected X.509 and an EC key as PKCS #8, both in PEM: "
                            + wrong.getMessage(),
                    wrong);
        }
    }

    private KeyAndCertificate readOrMakeAuthority() {
        var kept = read("authority");
        if (kept != null) {
            return kept;
        }
        var key = newKey(random);
        var made =
                new KeyAndCertificate(
                        key.getPrivate(),
                        signer().authority("Blue Horizons charging", key, AUTHORITY_VALIDITY));
        write("authority", made);
        LOG.info("made an authority for stations' certificates in {}", settings.directory());
        return made;
    }

    private KeyAndCertificate makeServer() {
        var key = newKey(random);
        var made =
                new KeyAndCertificate(
                        key.getPrivate(),
                        signer().server(
                                        settings.serverNames(),
                                        key.getPublic(),
                                        SERVER_VALIDITY,
                                        authority()));
        write("server", made);
        return made;
    }

    private boolean isGood(KeyAndCertificate kept) {
        try {
            kept.certificate().verify(trustAnchor().getPublicKey());
            return kept.certificate()
                            .getNotAfter()
                            .toInstant()
                            .isAfter(clock.instant().plus(RENEWAL))
                    && names(kept.certificate()).equals(Set.copyOf(settings.serverNames()));
        } catch (GeneralSecurityException notOurs) {
            return false;
        }
    }

    private static Set<String> names(X509Certificate certificate) throws GeneralSecurityException {
        var alternatives = certificate.getSubjectAlternativeNames();
        return alternatives == null
                ? Set.of()
                : alternatives.stream()
                        .map(name -> String.valueOf(name.get(1)))
                        .collect(Collectors.toSet());
    }

    private CertificateSigner signer() {
        return new CertificateSigner(random, clock.instant());
    }

    private @Nullable KeyAndCertificate read(String name) {
        var certificate = file(name + ".pem");
        var key = file(name + "-key.pem");
        if (!Files.exists(certificate) || !Files.exists(key)) {
            return null;
        }
        try {
            return new KeyAndCertificate(
                    Pem.readPrivateKey(Files.readString(key)),
                    Pem.readCertificate(Files.readString(certificate)));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException broken) {
            throw new StartException(
                    "%s cannot be read (bluehorizons.charging.certificates.directory): %s"
                            .formatted(certificate, broken.getMessage()),
                    broken);
        }
    }

    private void write(String name, KeyAndCertificate made) {
        try {
            Files.createDirectories(settings.directory());
            var key = file(name + "-key.pem");
            Files.deleteIfExists(key);
            Files.createFile(
                    key,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(key, Pem.privateKey(made.key()));
            Files.writeString(file(name + ".pem"), Pem.certificate(made.certificate()));
        } catch (IOException failure) {
            throw new StartException(
                    "%s cannot be written (bluehorizons.charging.certificates.directory): %s"
                            .formatted(settings.directory(), failure),
                    failure);
        }
    }

    private Path file(String name) {
        return settings.directory().resolve(name);
    }
}
