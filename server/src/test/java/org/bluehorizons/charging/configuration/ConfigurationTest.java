package org.bluehorizons.charging.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import org.bluehorizons.charging.gateway.ChargeGateway;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.bluehorizons.testing.TestStation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@PlatformTest
class ConfigurationTest {

    @LocalServerPort private int port;
    @Autowired private ChargeGateway gateway;
    @Autowired private JdbcClient database;
    private Rest operator;

    @BeforeEach
    void signIn() {
        operator = Rest.as(port, "operator");
    }

    @Test
    void readsAndChangesKeysOf16() {
        try (var station = connect("ocpp1.6")) {
            station.answers(
                    "GetConfiguration",
                    """
                    {"configurationKey": [
                        {"key": "HeartbeatInterval", "readonly": false, "value": "600"},
                        {"key": "AuthorizationKey", "readonly": false, "value": "736563726574"},
                        {"key": "NumberOfConnectors", "readonly": true, "value": "2"}]}
                    """);
            station.answers(
                    "ChangeConfiguration",
                    call ->
                            call.path("key").asString().equals("HeartbeatInterval")
                                    ? "{\"status\": \"RebootRequired\"}"
                                    : "{\"status\": \"Rejected\"}");
            operator.post(path(station, "/configuration/read?wait=10"), "{}");
            var known = operator.get(path(station, "/configuration"));
            assertThat(known.json().at("/items")).hasSize(3);
            assertThat(known.text("/items/0/name")).isEqualTo("AuthorizationKey");
            assertThat(known.json().at("/items/0/value").isNull()).isTrue();
            assertThat(known.text("/items/2/mutability")).isEqualTo("ReadOnly");
            var changed =
                    operator.patch(
                            path(station, "/configuration?wait=10"),
                            "{\"HeartbeatInterval\": \"300\", \"NumberOfConnectors\": \"3\"}");
            assertThat(changed.status()).isEqualTo(200);
            assertThat(changed.text("/items/0/status")).isEqualTo("RebootRequired");
            assertThat(changed.text("/items/1/status")).isEqualTo("Rejected");
            var one = operator.get(path(station, "/configuration?search=heartbeat"));
            assertThat(one.text("/items/0/value")).isEqualTo("300");
            assertThat(one.text("/items/0/rebootRequired")).isEqualTo("true");
        }
    }

    @Test
    void readsTheDeviceModelInPartsThatComeInAnyOrder() {
        try (var station = connect("ocpp2.0.1")) {
            station.answers("GetBaseReport", "{\"status\": \"Accepted\"}");
            station.answers(
                    "GetVariables",
                    """
                    {"getVariableResult": [{"attributeStatus": "Accepted", "attributeValue": "gone",
                      "component": {"name": "Old"}, "variable": {"name": "Thing"}}]}
                    """);
            operator.post(
                    path(station, "/configuration/read?wait=10"), "{\"names\": [\"Old.Thing\"]}");
            var asked = operator.post(path(station, "/configuration/read?wait=10"), "{}");
            var request = asked.text("/payload/requestId");
            station.call("NotifyReport", part(request, 1, false, "Enabled", "true"));
            var report = path(station, "/reports/" + request);
            assertThat(operator.get(report).json().at("/completedAt").isNull()).isTrue();
            assertThat(operator.get(path(station, "/configuration")).json().at("/items"))
                    .hasSize(2);
            station.call("NotifyReport", part(request, 0, true, "Available", "true"));
            assertThat(operator.get(report).text("/completedAt")).isNotEmpty();
            var known = operator.get(path(station, "/configuration"));
            assertThat(known.json().at("/items")).hasSize(2);
            assertThat(known.text("/items/0/name")).isEqualTo("Connector@1:1.Available");
            assertThat(known.text("/items/0/dataType")).isEqualTo("boolean");
            var everywhere =
                    operator.get("/v1/charging/configuration?variable=Available&value=true");
            assertThat(everywhere.json().at("/items").size()).isPositive();
        }
    }

    @Test
    void setsVariablesAndTellsEachResult() {
        try (var station = connect("ocpp2.0.1")) {
            station.answers(
                    "SetVariables",
                    """
                    {"setVariableResult": [
                      {"attributeStatus": "UnknownVariable", "component": {"name": "A"},
                       "variable": {"name": "C"}},
                      {"attributeStatus": "Accepted", "component": {"name": "A"},
                       "variable": {"name": "B"}}]}
                    """);
            var changed =
                    operator.patch(
                            path(station, "/configuration?wait=10"),
                            "{\"A.B\": \"1\", \"A.C\": \"2\"}");
            assertThat(changed.text("/items/0/status")).isEqualTo("Accepted");
            assertThat(changed.text("/items/1/status")).isEqualTo("UnknownVariable");
            var known = operator.get(path(station, "/configuration"));
            assertThat(known.json().at("/items")).hasSize(1);
        }
    }

    @Test
    void givesAStationANewPasswordThatReplacesTheOldOnceUsed() {
        var station = connect("ocpp1.6");
        operator.post(path(station, "/rotate-password"), "{}");
        var call = station.nextCall();
        assertThat(call.payload().path("key").asString()).isEqualTo("AuthorizationKey");
        var password =
                new String(
                        HexFormat.of().parseHex(call.payload().path("value").asString()),
                        StandardCharsets.US_ASCII);
        station.reply(call, "{\"status\": \"Accepted\"}");
        await().atMost(Duration.ofSeconds(10))
                .until(() ->
                        operator.get(path(station, "/commands"))
                                .text("/items/0/state")
                                .equals("answered"));
        station.close();
        var kept =
                database.sql("SELECT payload FROM charging.command WHERE station_id = :id")
                        .param("id", station.id())
                        .query(String.class)
                        .single();
        assertThat(kept).contains("***").doesNotContain(call.payload().path("value").asString());
        TestStation.connect(gateway.port(), station.id(), "ocpp1.6", TestStation.PASSWORD).close();
        TestStation.connect(gateway.port(), station.id(), "ocpp1.6", password).close();
        assertThat(hashes(station.id())).isEqualTo("true false");
    }

    @Test
    void forgetsANewPasswordThatTheStationDidNotTake() {
        try (var station = connect("ocpp2.0.1")) {
            station.answers(
                    "SetVariables",
                    """
                    {"setVariableResult": [{"attributeStatus": "Rejected",
                      "component": {"name": "SecurityCtrlr"},
                      "variable": {"name": "BasicAuthPassword"}}]}
                    """);
            operator.post(path(station, "/rotate-password?wait=10"), "{}");
            assertThat(hashes(station.id())).isEqualTo("true false");
        }
    }

    private String hashes(String station) {
        return database.sql(
                        """
                        SELECT (password_hash IS NOT NULL) || ' ' || (next_password_hash IS NOT NULL)
                        FROM charging.station WHERE id = :id
                        """)
                .param("id", station)
                .query(String.class)
                .single();
    }

    private static String part(
            String request, int number, boolean more, String variable, String value) {
        return """
        {"requestId": %s, "seqNo": %d, "tbc": %s, "generatedAt": "2026-11-21T04:00:00Z",
         "reportData": [{"component": {"name": "Connector", "evse": {"id": 1, "connectorId": 1}},
           "variable": {"name": "%s"}, "variableAttribute": [{"value": "%s"}],
           "variableCharacteristics": {"dataType": "boolean", "supportsMonitoring": true}}]}
        """
                .formatted(request, number, more, variable, value);
    }

    private TestStation connect(String subprotocol) {
        return TestStation.connect(gateway.port(), TestStation.register(database), subprotocol)
                .boot();
    }

    private static String path(TestStation station, String path) {
        return "/v1/charging/stations/" + station.id() + path;
    }
}
