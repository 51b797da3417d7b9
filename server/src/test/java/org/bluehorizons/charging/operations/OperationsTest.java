package org.bluehorizons.charging.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.bluehorizons.charging.gateway.ChargeGateway;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.bluehorizons.testing.TestStation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@PlatformTest
class OperationsTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @LocalServerPort private int port;
    @Autowired private ChargeGateway gateway;
    @Autowired private JdbcClient database;
    private Rest operator;

    @BeforeEach
    void signIn() {
        operator = Rest.as(port, "operator");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    remote-start | {"evseId": 1, "token": "ABC"} | ocpp1.6 | RemoteStartTransaction | {"connectorId": 1, "idTag": "ABC"}
                    remote-stop | {"transactionId": "42"} | ocpp1.6 | RemoteStopTransaction | {"transactionId": 42}
                    remote-stop | {"transactionId": "t-42"} | ocpp2.0.1 | RequestStopTransaction | {"transactionId": "t-42"}
                    unlock | {"evseId": 2} | ocpp1.6 | UnlockConnector | {"connectorId": 2}
                    unlock | {"evseId": 2} | ocpp2.0.1 | UnlockConnector | {"evseId": 2, "connectorId": 1}
                    reset | {"type": "soft"} | ocpp1.6 | Reset | {"type": "Soft"}
                    reset | {"type": "immediate"} | ocpp1.6 | Reset | {"type": "Hard"}
                    reset | {"type": "soft", "evseId": 1} | ocpp2.0.1 | Reset | {"type": "OnIdle", "evseId": 1}
                    reset | {"type": "hard"} | ocpp2.0.1 | Reset | {"type": "Immediate"}
                    availability | {"operative": false} | ocpp1.6 | ChangeAvailability | {"connectorId": 0, "type": "Inoperative"}
                    availability | {"evseId": 1, "operative": true} | ocpp2.0.1 | ChangeAvailability | {"evse": {"id": 1}, "operationalStatus": "Operative"}
                    trigger | {"message": "MeterValues", "evseId": 1} | ocpp1.6 | TriggerMessage | {"requestedMessage": "MeterValues", "connectorId": 1}
                    trigger | {"message": "SignCertificate"} | ocpp1.6 | ExtendedTriggerMessage | {"requestedMessage": "SignChargePointCertificate"}
                    trigger | {"message": "SignCertificate"} | ocpp2.0.1 | TriggerMessage | {"requestedMessage": "SignChargingStationCertificate"}
                    clear-cache | {} | ocpp1.6 | ClearCache | {}
                    """)
    void saysEachWishInTheStationsVersion(
            String wish, String body, String subprotocol, String action, String payload) {
        try (var station = connect(subprotocol)) {
            var asked = operator.post(path(station, "/" + wish), body);
            assertThat(asked.status()).isEqualTo(202);
            var call = station.nextCall();
            assertThat(call.action()).isEqualTo(action);
            assertThat(call.payload()).isEqualTo(JSON.readTree(payload));
            var word = wish.equals("unlock") ? "Unlocked" : "Accepted";
            station.reply(call, "{\"status\": \"%s\"}".formatted(word));
            var ended =
                    operator.get("/v1/charging/commands/%s?wait=10".formatted(asked.text("/id")));
            assertThat(ended.text("/state")).isEqualTo("answered");
            assertThat(ended.text("/response/status")).isEqualTo(word);
        }
    }

    @Test
    void startsRemotelyUnderANumberOfItsOwn() {
        try (var station = connect("ocpp2.0.1")) {
            operator.post(path(station, "/remote-start"), "{\"token\": \"ABC\"}");
            var call = station.nextCall();
            assertThat(call.payload().at("/idToken/type").asString()).isEqualTo("Central");
            assertThat(call.payload().at("/remoteStartId").asInt()).isPositive();
        }
    }

    @Test
    void waitsForTheAnswerWhenAskedTo() {
        try (var station = connect("ocpp1.6")) {
            station.answers("Reset", "{\"status\": \"Rejected\"}");
            var ended = operator.post(path(station, "/reset?wait=10"), "{\"type\": \"hard\"}");
            assertThat(ended.status()).isEqualTo(200);
            assertThat(ended.text("/response/status")).isEqualTo("Rejected");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    reset | {"type": "gently"} | type
                    reset | {"type": "soft", "evseId": 1} | evseId
                    unlock | {} | evseId
                    unlock | {"evseId": 1, "connectorId": 2} | connectorId
                    remote-start | {"token": "0123456789012345678901"} | token
                    remote-stop | {"transactionId": "abc"} | transactionId
                    trigger | {"message": "TransactionEvent"} | message
                    commands | {"action": "GetVariables"} | action
                    commands | {"action": "Reset", "payload": {"type": "gently"}} | payload.type
                    commands | {"action": "Reset"} | payload.type
                    commands | {"action": "ChangeConfiguration", "payload": {"key": "AuthorizationKey", "value": "00"}} | payload
                    """)
    void namesTheFieldThatThisVersionCannotTake(String wish, String body, String field) {
        try (var station = connect("ocpp1.6")) {
            var refused = operator.post(path(station, "/" + wish), body);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.text("/errors/0/field")).isEqualTo(field);
        }
    }

    @Test
    void sendsAnyMessageByTheRawDoor() {
        try (var station = connect("ocpp2.0.1")) {
            station.answers("GetTransactionStatus", "{\"messagesInQueue\": false}");
            var ended =
                    operator.post(
                            path(station, "/commands?wait=10"),
                            """
                            {"action": "GetTransactionStatus", "payload": {"transactionId": "t1"}}
                            """);
            assertThat(ended.text("/response/messagesInQueue")).isEqualTo("false");
            var list = operator.get(path(station, "/commands?action=GetTransactionStatus"));
            assertThat(list.json().at("/items")).hasSize(1);
            assertThat(list.json().at("/items/0")).isEqualTo(ended.json());
        }
    }

    @Test
    void asksNothingOfAStationThatNeverConnectedOrIsNone() {
        var silent = TestStation.register(database);
        var refused = operator.post("/v1/charging/stations/%s/clear-cache".formatted(silent), "{}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/code")).isEqualTo("station_never_connected");
        assertThat(operator.post("/v1/charging/stations/none/clear-cache", "{}").status())
                .isEqualTo(404);
    }

    @Test
    void letsOnlySoManyCommandsWait() {
        try (var station = connect("ocpp1.6")) {
            for (var number = 0; number < 32; number++) {
                assertThat(operator.post(path(station, "/clear-cache"), "{}").status())
                        .isEqualTo(202);
            }
            var refused = operator.post(path(station, "/clear-cache"), "{}");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("Retry-After")).isNotEmpty();
        }
    }

    @Test
    void letsMaintenanceResetButNotStart() {
        var mechanic = Rest.as(port, "maintenance");
        try (var station = connect("ocpp1.6")) {
            assertThat(mechanic.post(path(station, "/reset"), "{\"type\": \"soft\"}").status())
                    .isEqualTo(202);
            assertThat(mechanic.post(path(station, "/remote-start"), "{\"token\": \"A\"}").status())
                    .isEqualTo(403);
        }
    }

    @Test
    void asksManyStationsAndTellsWhatBecameOfEach() {
        var silent = TestStation.register(database);
        try (var older = connect("ocpp1.6");
                var newer = connect("ocpp2.0.1")) {
            older.answers("Reset", "{\"status\": \"Accepted\"}");
            newer.answers("Reset", "{\"status\": \"Scheduled\"}");
            var started =
                    operator.post(
                            "/v1/charging/bulk",
                            """
                            {"action": "reset", "payload": {"type": "soft"},
                             "selection": {"stationIds": ["%s", "%s", "%s"]}}
                            """
                                    .formatted(older.id(), newer.id(), silent));
            assertThat(started.status()).isEqualTo(202);
            assertThat(started.text("/stations")).isEqualTo("3");
            var path = started.header("Location");
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> operator.get(path).text("/counts/answered").equals("2"));
            assertThat(operator.get(path).text("/counts/skipped")).isEqualTo("1");
            var skipped = operator.get(path + "/results?state=skipped");
            assertThat(skipped.text("/items/0/stationId")).isEqualTo(silent);
            assertThat(skipped.text("/items/0/reason")).isEqualTo("never connected");
            var first = operator.get(path + "/results?limit=2");
            assertThat(first.json().at("/items")).hasSize(2);
            var rest = operator.get(path + "/results?limit=2&cursor=" + first.text("/next"));
            assertThat(rest.json().at("/items")).hasSize(1);
        }
    }

    @Test
    void skipsStationsWhoseVersionHasNoWordsForIt() {
        try (var older = connect("ocpp1.6")) {
            var started =
                    operator.post(
                            "/v1/charging/bulk",
                            """
                            {"action": "GetBaseReport",
                             "payload": {"requestId": 1, "reportBase": "FullInventory"},
                             "selection": {"stationIds": ["%s"]}}
                            """
                                    .formatted(older.id()));
            assertThat(started.text("/counts/skipped")).isEqualTo("1");
        }
        var wordless =
                operator.post(
                        "/v1/charging/bulk",
                        "{\"action\": \"Dance\", \"selection\": {\"all\": true}}");
        assertThat(wordless.text("/errors/0/field")).isEqualTo("action");
        var everything = operator.post("/v1/charging/bulk", "{\"action\": \"reset\"}");
        assertThat(everything.text("/errors/0/field")).isEqualTo("selection");
    }

    private TestStation connect(String subprotocol) {
        return TestStation.connect(gateway.port(), TestStation.register(database), subprotocol)
                .boot();
    }

    private static String path(TestStation station, String path) {
        return "/v1/charging/stations/" + station.id() + path;
    }
}
