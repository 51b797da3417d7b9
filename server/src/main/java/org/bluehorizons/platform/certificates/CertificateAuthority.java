package org.bluehorizons.platform.certificates;

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

/**
 * An authority for devices: signs their client certificates, and the certificate of the port where
 * they connect. It comes from the settings, which several nodes share, or is made once in a
 * directory. Safe for use by many threads.
 */
public abstract class CertificateAuthority {

    private static final Logger LOG = LoggerFactory.getLogger(CertificateAuthority.class);
    private static final Duration AUTHORITY_VALIDITY = Duration.ofDays(20 * 365);
    private static final Duration SERVER_VALIDITY = Duration.ofDays(397);
    private static final Duration RENEWAL = Duration.ofDays(60);

    private final AuthoritySettings settings;
    private final KeptCertificates kept;
    private final Clock clock;
    private final SecureRandom random;
    private @Nullable KeyAndCertificate authority;
    private @Nullable KeyAndCertificate server;

    protected CertificateAuthority(AuthoritySettings settings, Clock clock, SecureRandom random) {
        this.settings = settings;
        this.kept = new KeptCertificates(settings.directory(), settings.prefix() + ".directory");
        this.clock = clock;
        this.random = random;
    }

    /** What signed every device's certificate. */
    public final X509Certificate trustAnchor() {
        return authority().certificate();
    }

    /** Of the port, ours first. */
    public final X509Certificate[] serverCertificateChain() {
        return new X509Certificate[] {server().certificate(), trustAnchor()};
    }

    public final PrivateKey serverKey() {
        return server().key();
    }

    /**
     * A client certificate.
     *
     * @param organization empty: none
     */
    protected final X509Certificate issue(
            String name, String organization, PublicKey key, Duration validity) {
        return signer().client(name, organization, key, validity, authority());
    }

    /** An EC key pair, P-256. */
    public static KeyPair newKey(SecureRandom random) {
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
            known = settings.key().isBlank() ? readOrMakeAuthority() : fromSettings();
            authority = known;
        }
        return known;
    }

    /** Renewed at a start, long before its end. */
    private synchronized KeyAndCertificate server() {
        var known = server;
        if (known == null) {
            var found = kept.read("server");
            known = found != null && isGood(found) ? found : makeServer();
            server = known;
        }
        return known;
    }

    private KeyAndCertificate fromSettings() {
        try {
            return new KeyAndCertificate(
                    Pem.readPrivateKey(settings.key()),
                    Pem.readCertificate(settings.certificate()));
        } catch (GeneralSecurityException | IllegalArgumentException wrong) {
            throw new StartException(
                    "%s.authority-certificate, authority-key: expected X.509 and an EC key as PKCS #8, both in PEM: %s"
                            .formatted(settings.prefix(), wrong.getMessage()),
                    wrong);
        }
    }

    private KeyAndCertificate readOrMakeAuthority() {
        var found = kept.read("authority");
        if (found != null) {
            return found;
        }
        var key = newKey(random);
        var made =
                new KeyAndCertificate(
                        key.getPrivate(),
                        signer().authority(settings.name(), key, AUTHORITY_VALIDITY));
        kept.write("authority", made);
        LOG.info("made the authority {} in {}", settings.name(), settings.directory());
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
        kept.write("server", made);
        return made;
    }

    private boolean isGood(KeyAndCertificate found) {
        try {
            found.certificate().verify(trustAnchor().getPublicKey());
            return found.certificate()
                            .getNotAfter()
                            .toInstant()
                            .isAfter(clock.instant().plus(RENEWAL))
                    && names(found.certificate()).equals(Set.copyOf(settings.serverNames()));
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
}
