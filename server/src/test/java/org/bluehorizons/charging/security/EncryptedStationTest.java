package org.bluehorizons.charging.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.bluehorizons.charging.gateway.ChargeGateway;
import org.bluehorizons.platform.certificates.CertificateSigner;
import org.bluehorizons.platform.certificates.KeyAndCertificate;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.TestStation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Security profiles 2 and 3, over real TLS. */
@PlatformTest
class EncryptedStationTest {

    private static final char[] NO_PASSWORD = {};

    @Autowired private ChargeGateway gateway;
    @Autowired private StationAuthority authority;
    @Autowired private JdbcClient database;

    private final SecureRandom random = new SecureRandom();

    @Test
    void letsInAStationWithItsPasswordOverTls() throws Exception {
        var id = station(2);

        assertThat(upgrade(id, trusting(null), basic(id))).startsWith("HTTP/1.1 101");
        assertThat(upgrade(id, trusting(null), "")).startsWith("HTTP/1.1 401");
    }

    @Test
    void refusesAStationThatMustEncryptWithoutTls() {
        var id = station(2);

        assertThatThrownBy(() -> TestStation.connect(gateway.port(), id, "ocpp1.6")).isNotNull();
    }

    @Test
    void letsInAStationWithItsCertificate() throws Exception {
        var id = station(3);

        assertThat(upgrade(id, trusting(id), "")).startsWith("HTTP/1.1 101");
        assertThat(upgrade(id, trusting(null), basic(id))).startsWith("HTTP/1.1 401");
    }

    @Test
    void refusesTheCertificateOfAnotherStation() throws Exception {
        var id = station(3);

        assertThat(upgrade(id, trusting(station(3)), "")).startsWith("HTTP/1.1 401");
    }

    @Test
    void refusesACertificateOfAnotherAuthority() throws Exception {
        var id = station(3);
        var key = StationAuthority.newKey(random);
        var foreign =
                new CertificateSigner(random, Instant.now()).authority(id, key, Duration.ofDays(1));
        var context = context(new KeyAndCertificate(key.getPrivate(), foreign));

        assertThatThrownBy(() -> assertThat(upgrade(id, context, "")).isEmpty())
                .isInstanceOfAny(IOException.class, AssertionError.class);
    }

    @Test
    void refusesAnOldVersionOfTls() throws Exception {
        var id = station(2);

        assertThatThrownBy(() -> upgrade(id, trusting(null), basic(id), "TLSv1.1"))
                .isInstanceOf(SSLException.class);
    }

    @Test
    void resumesATlsSession() throws Exception {
        var id = station(2);
        var context = trusting(null);
        upgrade(id, context, basic(id), "TLSv1.2");
        var first = context.getClientSessionContext().getIds().nextElement();

        upgrade(id, context, basic(id), "TLSv1.2");

        assertThat(context.getClientSessionContext().getIds().nextElement()).isEqualTo(first);
    }

    private String station(int profile) {
        var id = TestStation.register(database);
        database.sql("UPDATE charging.station SET security_profile = :profile WHERE id = :id")
                .param("profile", profile)
                .param("id", id)
                .update();
        return id;
    }

    private String upgrade(String id, SSLContext context, String headers, String... protocols)
            throws IOException {
        try (var socket =
                (SSLSocket)
                        context.getSocketFactory().createSocket("localhost", gateway.tlsPort())) {
            socket.setSoTimeout(10_000);
            if (protocols.length > 0) {
                socket.setEnabledProtocols(protocols);
            }
            socket.startHandshake();
            socket.getOutputStream()
                    .write(
                            """
                            GET /ocpp/%s HTTP/1.1\r
                            Host: localhost\r
                            Upgrade: websocket\r
                            Connection: Upgrade\r
                            Sec-WebSocket-Version: 13\r
                            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                            Sec-WebSocket-Protocol: ocpp2.0.1\r
                            %s\r
                            """
                                    .formatted(id, headers)
                                    .getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readNBytes(20), StandardCharsets.UTF_8);
        }
    }

    private static String basic(String id) {
        return "Authorization: Basic %s\r\n"
                .formatted(
                        Base64.getEncoder()
                                .encodeToString(
                                        (id + ":" + TestStation.PASSWORD)
                                                .getBytes(StandardCharsets.UTF_8)));
    }

    /** Trusts our authority, and shows that station's certificate if there is one. */
    private SSLContext trusting(@Nullable String station)
            throws GeneralSecurityException, IOException {
        if (station == null) {
            return context(null);
        }
        var key = StationAuthority.newKey(random);
        return context(
                new KeyAndCertificate(
                        key.getPrivate(), authority.issueTo(station, key.getPublic())));
    }

    private SSLContext context(@Nullable KeyAndCertificate shown)
            throws GeneralSecurityException, IOException {
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, NO_PASSWORD);
        trusted.setCertificateEntry("authority", authority.trustAnchor());
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var own = KeyStore.getInstance("PKCS12");
        own.load(null, NO_PASSWORD);
        if (shown != null) {
            own.setKeyEntry(
                    "station",
                    shown.key(),
                    NO_PASSWORD,
                    new X509Certificate[] {shown.certificate()});
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, NO_PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), random);
        return context;
    }
}
