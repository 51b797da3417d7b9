package org.bluehorizons.simulator.link;

import com.hivemq.client.mqtt.MqttClientSslConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.TrustManagerFactory;

/** Whom cars trust. */
final class Tls {

    private Tls() {}

    /** The gate's certificates when given, else the JDK's. */
    static MqttClientSslConfig of(Gate gate) {
        var config = MqttClientSslConfig.builder();
        var trust = gate.trust();
        if (trust == null) {
            return config.build();
        }
        try (var file = Files.newInputStream(trust)) {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, new char[0]);
            for (var certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(file)) {
                store.setCertificateEntry("trusted-" + store.size(), certificate);
            }
            var factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return config.trustManagerFactory(factory).build();
        } catch (IOException | GeneralSecurityException wrong) {
            throw new IllegalArgumentException(
                    "--trust: %s (expected: certificates in PEM)".formatted(trust), wrong);
        }
    }
}
