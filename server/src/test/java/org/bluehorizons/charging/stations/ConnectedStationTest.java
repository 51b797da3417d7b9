package org.bluehorizons.charging.stations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import org.bluehorizons.charging.gateway.ChargeGateway;
import org.bluehorizons.testing.EventStream;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.bluehorizons.testing.TestStation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What people see of a station that is on the wire. */
@PlatformTest
class ConnectedStationTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @LocalServerPort private int port;
    @Autowired private ChargeGateway gateway;
    private final String id = "CP-" + UUID.randomUUID().toString().substring(0, 13);
    private Rest operator;

    @BeforeEach
    void signIn() {
        operator = Rest.as(port, "operator");
    }

    @Test
    void isSeenFromItsRegistrationToTheEndOfItsConnection() {
        var password = registered("accepted");
        var path = "/v1/charging/stations/" + id;
        try (var stream = EventStream.open(operator, "/v1/charging/live?station=" + id, "")) {
            await().atMost(SOON).until(() -> stream.events().size() >= 3);
            try (var station =
                    TestStation.connect(gateway.port(), id, "ocpp1.6", password).boot()) {
                station.call(
                        "StatusNotification",
                        "{\"connectorId\": 1, \"errorCode\": \"NoError\", \"status\": \"Preparing\"}");
                var seen = operator.get(path);
                assertThat(seen.text("/state/vendor")).isEqualTo("Test");
                assertThat(seen.text("/state/bootStatus")).isEqualTo("accepted");
                assertThat(seen.json().at("/state/connected").asBoolean()).isTrue();
                assertThat(seen.text("/connection/ocppVersion")).isEqualTo("1.6");
                assertThat(seen.text("/evses/0/connectors/0/status")).isEqualTo("Preparing");
                await().atMost(SOON)
                        .until(() ->
                                stream.events()
                                        .getLast()
                                        .data()
                                        .at("/connectors/0/status")
                                        .asString("")
                                        .equals("Preparing"));
                var said = operator.get(path + "/messages?action=StatusNotification");
                assertThat(said.text("/items/0/response")).isEqualTo("{}");
            }
            await().atMost(SOON)
                    .until(() -> !stream.events().getLast().data().at("/connected").asBoolean());
        }
    }

    @Test
    void isToldToWaitWhileItIsPending() {
        var password = registered("pending");
        try (var station = TestStation.connect(gateway.port(), id, "ocpp2.0.1", password)) {
            var answer =
                    station.call(
                            "BootNotification",
                            """
                            {"reason": "PowerUp",
                             "chargingStation": {"vendorName": "Test", "model": "T2"}}
                            """);
            assertThat(answer.text("/status")).isEqualTo("Pending");
        }
    }

    @Test
    void leavesWhenItsPasswordIsReplacedAtOnce() {
        var password = registered("accepted");
        try (var station = TestStation.connect(gateway.port(), id, "ocpp1.6", password).boot()) {
            var next = operator.post("/v1/charging/stations/" + id + "/password?now=true", "");
            assertThat(station.awaitClose()).isPositive();
            try (var again =
                    TestStation.connect(gateway.port(), id, "ocpp1.6", next.text("/password"))) {
                assertThat(again.boot().isClosed()).isFalse();
            }
        }
    }

    private String registered(String policy) {
        return operator.post(
                        "/v1/charging/stations/batch",
                        "{\"stations\": [{\"id\": \"%s\", \"bootPolicy\": \"%s\"}]}"
                                .formatted(id, policy))
                .text("/stations/0/password");
    }
}
