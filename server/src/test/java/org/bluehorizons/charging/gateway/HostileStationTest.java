package org.bluehorizons.charging.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bluehorizons.charging.gateway.RawStation.basic;
import static org.bluehorizons.charging.gateway.RawStation.protocol;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.TestStation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Charge points that do what they should not hurt themselves alone. */
@PlatformTest
class HostileStationTest {

    private static final String HEARTBEAT = "[2,\"%d\",\"Heartbeat\",{}]";

    @Autowired private ChargeGateway gateway;
    @Autowired private JdbcClient database;

    @ParameterizedTest
    @ValueSource(strings = {"/ocpp/%s/", "//ocpp//%s", "/ocpp/%s?vendor=x"})
    void findsTheIdentityInASloppyPath(String path) throws IOException {
        var id = TestStation.register(database);
        try (var station = RawStation.connect(gateway.port())) {
            assertThat(
                            station.upgrade(
                                    path.formatted(id),
                                    basic(id, TestStation.PASSWORD) + protocol("ocpp1.6")))
                    .startsWith("HTTP/1.1 101")
                    .containsIgnoringCase("sec-websocket-protocol: ocpp1.6");
        }
    }

    @Test
    void findsAnEncodedIdentity() throws IOException {
        var id = "CP 1".replace(' ', '|') + TestStation.register(database);
        TestStation.register(database, id);
        try (var station = RawStation.connect(gateway.port())) {
            assertThat(
                            station.upgrade(
                                    "/ocpp/" + id.replace("|", "%7C"),
                                    basic(id, TestStation.PASSWORD) + protocol("ocpp1.6")))
                    .startsWith("HTTP/1.1 101");
        }
    }

    @Test
    void picksTheFirstVersionOfTheStationsChoice() throws IOException {
        var id = TestStation.register(database);
        try (var station = RawStation.connect(gateway.port())) {
            assertThat(
                            station.upgrade(
                                    "/ocpp/" + id,
                                    basic(id, TestStation.PASSWORD)
                                            + protocol("ocpp2.1, ocpp2.0.1, ocpp1.6")))
                    .containsIgnoringCase("sec-websocket-protocol: ocpp2.0.1");
        }
    }

    @Test
    void tellsWhatIsWrongWithARequest() throws IOException {
        var id = TestStation.register(database);
        assertThat(refusal("/elsewhere", protocol("ocpp1.6"))).startsWith("HTTP/1.1 404");
        assertThat(refusal("/ocpp/" + id, "")).startsWith("HTTP/1.1 400");
        assertThat(
                        refusal(
                                "/ocpp/" + id,
                                basic("another", TestStation.PASSWORD) + protocol("ocpp1.6")))
                .startsWith("HTTP/1.1 401")
                .containsIgnoringCase("www-authenticate: Basic");
        try (var station = RawStation.connect(gateway.port())) {
            station.send("GET /ocpp/%s HTTP/1.1\r\nHost: x\r\n\r\n".formatted(id));
            assertThat(station.isEnded()).isTrue();
        }
    }

    @Test
    void endsAConnectionThatSaysNothing() throws IOException {
        try (var station = RawStation.connect(gateway.port())) {
            assertThat(station.isEnded()).isTrue();
        }
    }

    @Test
    void endsAConnectionThatIsNotHttp() throws IOException {
        try (var station = RawStation.connect(gateway.port())) {
            station.send("\u0000\u0001\u0002garbage\r\n\r\n");
            assertThat(station.isEnded()).isTrue();
        }
    }

    @Test
    void endsAConnectionWithAMessageThatIsTooLong() throws IOException {
        try (var station = connected()) {
            station.frame(1, new byte[300_000]);
            assertThat(station.isEnded()).isTrue();
        }
    }

    @Test
    void endsAConnectionWithBinaryMessages() throws IOException {
        try (var station = connected()) {
            station.frame(2, new byte[10]);
            assertThat(station.read()).startsWith("8:");
        }
    }

    @Test
    void answersAPing() throws IOException {
        try (var station = connected()) {
            station.frame(9, "are you there".getBytes(StandardCharsets.UTF_8));
            assertThat(station.read()).isEqualTo("10:are you there");
        }
    }

    @Test
    void answersAStationThatDoesNotWaitInItsOrder() throws IOException {
        try (var station = connected()) {
            for (int call = 0; call < 40; call++) {
                station.text(
                        "[2,\"%d\",\"StatusNotification\",{\"connectorId\":1,\"errorCode\":\"NoError\",\"status\":\"Available\"}]"
                                .formatted(call));
            }
            for (int call = 0; call < 40; call++) {
                assertThat(station.read()).startsWith("1:[3,\"%d\"".formatted(call));
            }
        }
    }

    @Test
    void slowsDownAFloodAndServesTheOthers() throws IOException {
        try (var flood = connected();
                var other = connected()) {
            for (int call = 0; call < 1_000; call++) {
                flood.text(HEARTBEAT.formatted(call));
            }
            other.text(HEARTBEAT.formatted(1));
            assertThat(other.read()).contains("currentTime");
            assertThat(flood.read()).startsWith("1:[3,\"0\"");
        }
    }

    @Test
    void doesNotGatherAnswersForAStationThatDoesNotRead() throws IOException {
        var id = TestStation.register(database);
        try (var deaf = RawStation.connect(gateway.port(), 1_024);
                var other = connected()) {
            deaf.upgrade(id);
            var long36 = "x".repeat(30);
            for (int call = 0; call < 2_000; call++) {
                deaf.text("[2,\"%s%d\",\"Fly\",{}]".formatted(long36, call));
            }
            other.text(HEARTBEAT.formatted(1));
            assertThat(other.read()).contains("currentTime");
        }
    }

    private RawStation connected() throws IOException {
        var id = TestStation.register(database);
        var station = RawStation.connect(gateway.port());
        assertThat(station.upgrade(id)).startsWith("HTTP/1.1 101");
        return station;
    }

    private String refusal(String path, String headers) throws IOException {
        try (var station = RawStation.connect(gateway.port())) {
            return station.upgrade(path, headers);
        }
    }
}
