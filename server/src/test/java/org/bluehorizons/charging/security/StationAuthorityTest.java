package org.bluehorizons.charging.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.bluehorizons.platform.certificates.Pem;
import org.bluehorizons.platform.certificates.SigningRequest;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StationAuthorityTest {

    private static final Instant NOW = Instant.parse("2026-11-21T04:00:00Z");

    private final SecureRandom random = new SecureRandom();
    @TempDir private Path directory;

    @Test
    void signsAStationsKeyUnderItsIdAndTheOperatorsName() throws Exception {
        var authority = authority(NOW);
        var key = StationAuthority.newKey(random);
        var request = SigningRequest.parse(csr("CN=CP42,O=Somebody", key));
        var certificate = authority.issueTo("CP42", request.keyOf("CP42"));
        certificate.verify(authority.trustAnchor().getPublicKey());
        assertThat(certificate.getSubjectX500Principal().getName())
                .isEqualTo("O=Blue Horizons,CN=CP42");
        assertThat(certificate.getPublicKey()).isEqualTo(key.getPublic());
        assertThat(certificate.getNotAfter()).isEqualTo(NOW.plus(Duration.ofDays(730)));
    }

    @Test
    void refusesARequestInAnotherStationsName() throws Exception {
        var request = SigningRequest.parse(csr("CN=CP43", StationAuthority.newKey(random)));
        assertThatThrownBy(() -> request.keyOf("CP42"))
                .hasMessageContaining("CN is the device's id, CP42");
    }

    @Test
    void refusesARequestSignedWithAnotherKey() throws Exception {
        var other = StationAuthority.newKey(random);
        var pair = new KeyPair(StationAuthority.newKey(random).getPublic(), other.getPrivate());
        var request = SigningRequest.parse(csr("CN=CP42", pair));
        assertThatThrownBy(() -> request.keyOf("CP42")).hasMessageContaining("its own key");
    }

    @Test
    void refusesWhatIsNoRequest() {
        assertThatThrownBy(() -> SigningRequest.parse("hello")).hasMessageContaining("PKCS #10");
    }

    @Test
    void keepsItsAuthorityAndRenewsTheServersCertificateBeforeItsEnd() throws Exception {
        var first = authority(NOW);
        var anchor = first.trustAnchor();
        var server = first.serverCertificateChain()[0];
        server.verify(anchor.getPublicKey());
        var nextDay = authority(NOW.plus(Duration.ofDays(1)));
        assertThat(nextDay.trustAnchor()).isEqualTo(anchor);
        assertThat(nextDay.serverCertificateChain()[0]).isEqualTo(server);
        var nextYear = authority(NOW.plus(Duration.ofDays(365)));
        assertThat(nextYear.trustAnchor()).isEqualTo(anchor);
        assertThat(nextYear.serverCertificateChain()[0]).isNotEqualTo(server);
    }

    private StationAuthority authority(Instant now) {
        return new StationAuthority(
                new StationCertificateSettings(
                        directory,
                        "",
                        "",
                        List.of("localhost", "127.0.0.1"),
                        "Blue Horizons",
                        Duration.ofDays(730),
                        Duration.ofDays(30)),
                Clock.fixed(now, ZoneOffset.UTC),
                random);
    }

    static String csr(String subject, KeyPair key) throws Exception {
        var request =
                new JcaPKCS10CertificationRequestBuilder(new X500Name(subject), key.getPublic())
                        .build(
                                new JcaContentSignerBuilder("SHA256withECDSA")
                                        .build(key.getPrivate()));
        return Pem.text("CERTIFICATE REQUEST", request.getEncoded());
    }
}
