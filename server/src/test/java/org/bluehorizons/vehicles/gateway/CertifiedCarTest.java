package org.bluehorizons.vehicles.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A car that shows a client certificate, over real TLS. */
@PlatformTest
class CertifiedCarTest {

    @LocalServerPort private int port;
    @Autowired private JdbcClient database;
    @Autowired private VehicleGateway gateway;
    private Rest operator;

    @BeforeEach
    void signIn() {
        operator = Rest.as(port, "operator");
    }

    @Test
    void letsACarInByItsCertificateAlone() throws Exception {
        var car = TestCar.register(database, gateway.tlsPort());
        var issued = issue(car);
        var client = client(car, issued, true);
        client.connect();
        client.publishWith()
                .topic(car.topic("telemetry"))
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(TestCar.telemetry(1, Instant.now(), 50))
                .send();
        client.disconnect();
    }

    @Test
    void refusesARevokedCertificate() throws Exception {
        var car = TestCar.register(database, gateway.tlsPort());
        var issued = issue(car);
        var path = "/v1/vehicles/%s/credentials/%s".formatted(car.id(), issued.text("/id"));
        assertThat(operator.delete(path).status()).isEqualTo(204);
        var client = client(car, issued, true);
        assertThatThrownBy(client::connect).hasMessageContaining("NOT_AUTHORIZED");
    }

    @Test
    void refusesACarWithoutAnyCredential() throws Exception {
        var car = TestCar.register(database, gateway.tlsPort());
        var client = client(car, issue(car), false);
        assertThatThrownBy(client::connect).hasMessageContaining("BAD_USER_NAME_OR_PASSWORD");
    }

    @Test
    void refusesASigningRequestThatIsNone() {
        var car = TestCar.register(database, gateway.tlsPort());
        var refused =
                operator.post(
                        "/v1/vehicles/%s/credentials".formatted(car.id()),
                        "{\"kind\": \"certificate\", \"certificateSigningRequest\": \"oops\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/errors/0/field")).isEqualTo("certificateSigningRequest");
    }

    private Rest.Answer issue(TestCar car) {
        var issued =
                operator.post(
                        "/v1/vehicles/%s/credentials".formatted(car.id()),
                        "{\"kind\": \"certificate\"}");
        assertThat(issued.status()).isEqualTo(201);
        return issued;
    }

    private Mqtt5BlockingClient client(TestCar car, Rest.Answer issued, boolean withCertificate)
            throws GeneralSecurityException, IOException {
        var tls =
                MqttClient.builder()
                        .useMqttVersion5()
                        .identifier(car.id().toString())
                        .serverHost("localhost")
                        .serverPort(gateway.tlsPort())
                        .sslConfig()
                        .trustManagerFactory(trust(issued.text("/certificateAuthority")));
        return (withCertificate ? tls.keyManagerFactory(keys(issued)) : tls)
                .applySslConfig()
                .buildBlocking();
    }

    private static TrustManagerFactory trust(String authority)
            throws GeneralSecurityException, IOException {
        var store = emptyStore();
        store.setCertificateEntry("authority", certificate(authority));
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }

    private static KeyManagerFactory keys(Rest.Answer issued)
            throws GeneralSecurityException, IOException {
        var store = emptyStore();
        store.setKeyEntry(
                "car",
                key(issued.text("/privateKey")),
                new char[0],
                new Certificate[] {certificate(issued.text("/certificate"))});
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, new char[0]);
        return factory;
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, new char[0]);
        return store;
    }

    private static Certificate certificate(String pem) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }

    private static PrivateKey key(String pem) throws GeneralSecurityException {
        var base64 = pem.replaceAll("-----[A-Z ]+-----", "");
        return KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64)));
    }
}
