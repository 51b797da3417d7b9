package org.bluehorizons.charging.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.bluehorizons.charging.ocpp.OcppVersion.V2_0_1;

import java.util.List;
import org.bluehorizons.testing.ForeignStation;
import org.bluehorizons.testing.OcppPeer;
import org.bluehorizons.testing.TestStation;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Block A with TLS: server and client certificates. */
final class Tls201 {

    private Tls201() {}

    static List<Case> cases() {
        return List.of(
                new Case(
                        V2_0_1,
                        "TC_A_04",
                        "TLS: the server's certificate is valid",
                        stage -> {
                            stage.connect(door(stage, TestStation.PASSWORD));
                            stage.sendBoot();
                        }),
                new Case(
                        V2_0_1,
                        "TC_A_06",
                        "TLS: version too low",
                        stage -> {
                            var old = door(stage, TestStation.PASSWORD);
                            tls(old).put("minVersion", "TLSv1")
                                    .put("maxVersion", "TLSv1.1")
                                    .put("ciphers", "DEFAULT@SECLEVEL=0");
                            refuses(stage, old);
                        }),
                new Case(
                        V2_0_1,
                        "TC_A_11",
                        "The station's certificate is renewed by the operator's wish",
                        Tls201::signs),
                new Case(
                        V2_0_1,
                        "TC_A_07",
                        "TLS: the client's certificate is valid",
                        stage -> {
                            var key = StationKey.make();
                            var chain = sign(stage, key);
                            stage.station().close();
                            var door = door(stage, null);
                            tls(door).put("cert", chain).put("key", key.pem());
                            stage.connect(door);
                            stage.sendBoot();
                        }),
                new Case(
                        V2_0_1,
                        "TC_A_08",
                        "TLS: the client's certificate is not ours",
                        stage -> {
                            var key = StationKey.make();
                            var door = door(stage, null);
                            tls(door).put("cert", key.selfSigned(stage.id())).put("key", key.pem());
                            refuses(stage, door);
                        }),
                new Case(
                        V2_0_1,
                        "TC_A_14",
                        "The station finds its new certificate invalid",
                        stage -> {
                            stage.boot();
                            request(stage, StationKey.make(), "Rejected");
                        }));
    }

    private static void signs(Stage stage) {
        stage.boot();
        stage.wish(
                "/trigger",
                "{'message': 'SignCertificate'}",
                "TriggerMessage",
                "{'status': 'Accepted'}");
        var chain = request(stage, StationKey.make(), "Accepted");
        assertThat(chain).contains("BEGIN CERTIFICATE");
    }

    private static String sign(Stage stage, StationKey key) {
        stage.boot();
        return request(stage, key, "Accepted");
    }

    /** The certificate that the station is given for its request. */
    private static String request(Stage stage, StationKey key, String verdict) {
        stage.station()
                .answersOnce(
                        "CertificateSigned", Stage.quoted("{'status': '%s'}".formatted(verdict)));
        var answer =
                stage.call(
                        "SignCertificate",
                        "{'csr': '%s', 'certificateType': 'ChargingStationCertificate'}"
                                .formatted(key.request(stage.id()).replace("\n", "\\n")));
        assertThat(answer.at("/status").asString()).isEqualTo("Accepted");
        return stage.station().awaitCall("CertificateSigned").text("/certificateChain");
    }

    private static ObjectNode door(Stage stage, @Nullable String password) {
        var door =
                ForeignStation.door(
                        "wss://localhost:%d/ocpp".formatted(stage.world().gatewayTls()),
                        password,
                        stage.version().subprotocol());
        door.putObject("tls").put("ca", stage.world().authority());
        return door;
    }

    private static ObjectNode tls(ObjectNode door) {
        return (ObjectNode) door.get("tls");
    }

    private static void refuses(Stage stage, ObjectNode door) {
        assertThatExceptionOfType(OcppPeer.Failure.class)
                .isThrownBy(() -> stage.station().connect(door));
    }
}
