package org.bluehorizons.charging.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.bluehorizons.charging.gateway.ChargeGateway;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.bluehorizons.testing.TestStation;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A whole session of each version by its real messages, stopped by an operator. */
@PlatformTest
class SessionsOverWebSocketTest {

    @Autowired private ApplicationContext platform;
    @Autowired private JdbcClient database;
    @Autowired private ChargeGateway gateway;
    @LocalServerPort private int port;

    @Test
    void anOperatorStopsASessionOf16() {
        var token = Station.Desk.of(platform).token();
        var id = TestStation.register(database);
        try (var station = TestStation.connect(gateway.port(), id, "ocpp1.6")) {
            boot(station, "{\"chargePointVendor\": \"Test\", \"chargePointModel\": \"One\"}");
            var started =
                    station.call(
                            "StartTransaction",
                            """
                            {"connectorId": 1, "idTag": "%s", "meterStart": 1000, "timestamp": "%s"}
                            """
                                    .formatted(token, Instant.now()));
            assertThat(started.text("/idTagInfo/status")).isEqualTo("Accepted");
            var number = started.text("/transactionId");
            station.call(
                    "MeterValues",
                    """
                    {"connectorId": 1, "transactionId": %s, "meterValue": [
                        {"timestamp": "%s", "sampledValue": [{"value": "1.5", "unit": "kWh"}]}]}
                    """
                            .formatted(number, Instant.now()));
            station.answers("RemoteStopTransaction", "{\"status\": \"Accepted\"}");
            assertStopped(id);
            station.call(
                    "StopTransaction",
                    """
                    {"transactionId": %s, "meterStop": 1750, "timestamp": "%s", "reason": "Remote"}
                    """
                            .formatted(number, Instant.now()));
        }
        assertEnded(id, 750);
    }

    @Test
    void anOperatorStopsASessionOf201() {
        var token = Station.Desk.of(platform).token();
        var id = TestStation.register(database);
        try (var station = TestStation.connect(gateway.port(), id, "ocpp2.0.1")) {
            boot(
                    station,
                    """
                    {"reason": "PowerUp", "chargingStation": {"model": "One", "vendorName": "Test"}}
                    """);
            var started =
                    station.call(
                            "TransactionEvent",
                            event(
                                    "Started",
                                    0,
                                    1_000,
                                    "",
                                    """
                                    , "evse": {"id": 1, "connectorId": 1},
                                    "idToken": {"idToken": "%s", "type": "ISO14443"}
                                    """
                                            .formatted(token)));
            assertThat(started.text("/idTokenInfo/status")).isEqualTo("Accepted");
            station.answers("RequestStopTransaction", "{\"status\": \"Accepted\"}");
            assertStopped(id);
            station.call(
                    "TransactionEvent",
                    event("Ended", 1, 1_750, ", \"stoppedReason\": \"Remote\"", ""));
        }
        assertEnded(id, 750);
    }

    @Test
    void aDriverAtAStationOf201SeesWhatItCosts() {
        var token = Station.Desk.of(platform).token();
        var id = TestStation.register(database);
        var tariff =
                Rest.as(port, "operator")
                        .post(
                                "/v1/charging/tariffs",
                                """
                                {"name": "display", "currency": "SGD", "stationIds": ["%s"],
                                 "terms": {"perSession": 1, "perKilowattHour": 0.4}}
                                """
                                        .formatted(id));
        assertThat(tariff.status()).isEqualTo(201);
        try (var station = TestStation.connect(gateway.port(), id, "ocpp2.0.1").boot()) {
            var now = Instant.now();
            station.call(
                    "TransactionEvent",
                    """
                    {"eventType": "Started", "timestamp": "%s", "triggerReason": "Authorized",
                     "seqNo": 0, "transactionInfo": {"transactionId": "tx"},
                     "evse": {"id": 1, "connectorId": 1},
                     "idToken": {"idToken": "%s", "type": "ISO14443"},
                     "meterValue": [{"timestamp": "%1$s", "sampledValue": [{"value": 1000}]},
                                    {"timestamp": "%s", "sampledValue": [{"value": 1500}]}]}
                    """
                            .formatted(now, token, now.plusMillis(1)));
            var told = station.nextCall();
            assertThat(told.action()).isEqualTo("CostUpdated");
            assertThat(told.payload().at("/transactionId").asString()).isEqualTo("tx");
            assertThat(told.payload().at("/totalCost").decimalValue()).isEqualByComparingTo("1.2");
            station.reply(told, "{}");

            var ended = station.call("TransactionEvent", event("Ended", 1, 1_750, "", ""));
            assertThat(Double.parseDouble(ended.text("/totalCost"))).isEqualTo(1.3);
        }
    }

    private static void boot(TestStation station, String payload) {
        assertThat(station.call("BootNotification", payload).text("/status")).isEqualTo("Accepted");
    }

    private static String event(String type, int seqNo, int register, String info, String more) {
        return """
        {"eventType": "%s", "timestamp": "%s", "triggerReason": "Trigger", "seqNo": %d,
         "transactionInfo": {"transactionId": "tx"%s},
         "meterValue": [{"timestamp": "%2$s", "sampledValue": [{"value": %d}]}]%s}
        """
                .formatted(type, Instant.now(), seqNo, info, register, more);
    }

    private void assertStopped(String station) {
        var operator = Rest.as(port, "operator");
        var open =
                operator.get("/v1/charging/transactions?open=true&station=" + station)
                        .text("/items/0/id");
        var stopped = operator.postOnce("/v1/charging/transactions/" + open + "/stop?wait=10", "");
        assertThat(stopped.status()).isEqualTo(200);
        assertThat(stopped.text("/status")).isEqualTo("Accepted");
    }

    private void assertEnded(String station, int wattHours) {
        var ended =
                Rest.as(port, "operator")
                        .get("/v1/charging/transactions?open=false&station=" + station);
        assertThat(ended.text("/items/0/stopReason")).isEqualTo("Remote");
        assertThat(ended.json().at("/items/0/energyWattHours").asInt()).isEqualTo(wattHours);
    }
}
