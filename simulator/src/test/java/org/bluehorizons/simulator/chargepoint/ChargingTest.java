package org.bluehorizons.simulator.chargepoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class ChargingTest {

    private static final String LIMIT =
            "{\"chargingProfileId\":1,\"id\":1,\"stackLevel\":0,\"chargingProfilePurpose\":\"TxDefaultProfile\","
                    + "\"chargingProfileKind\":\"Relative\",\"chargingSchedule\":%s}";
    private static final String SCHEDULE =
            "{\"id\":1,\"chargingRateUnit\":\"W\",\"chargingSchedulePeriod\":[{\"startPeriod\":0,\"limit\":5000}]}";

    @Test
    void chargesWhoeverComesIn16() throws IOException, InterruptedException {
        try (var stations = TestStations.with("--ocpp-versions", "1.6", "--transactions", "1")) {
            assertThat(stations.next("Authorize").payload().path("idTag").asString())
                    .isEqualTo("BHSIM0001");
            var start = stations.next("StartTransaction").payload();
            var first = stations.next("MeterValues").payload();
            var second = stations.next("MeterValues").payload();
            assertThat(first.path("transactionId").asInt()).isGreaterThan(1_000);
            assertThat(energy16(first)).isGreaterThan(start.path("meterStart").asLong());
            assertThat(energy16(second)).isGreaterThan(energy16(first));
        }
    }

    @Test
    void chargesWhoeverComesIn201() throws IOException, InterruptedException {
        try (var stations = TestStations.with("--ocpp-versions", "2.0.1", "--transactions", "1")) {
            var started = stations.next("TransactionEvent").payload();
            assertThat(started.path("eventType").asString()).isEqualTo("Started");
            assertThat(started.path("seqNo").asInt()).isZero();
            assertThat(started.path("idToken").path("idToken").asString()).isEqualTo("BHSIM0001");
            var updated = stations.next("TransactionEvent").payload();
            assertThat(updated.path("eventType").asString()).isEqualTo("Updated");
            assertThat(updated.path("seqNo").asInt()).isEqualTo(1);
            assertThat(watts(updated)).isPositive();
        }
    }

    @Test
    void sendsTheNextCarWhenOneGoes() throws IOException {
        try (var stations =
                TestStations.faster(20, "--ocpp-versions", "1.6", "--transactions", "1")) {
            stations.until(() -> stations.figures().transactionsEnded.sum() == 2);
            stations.until(() -> stations.figures().transactionsOpen.sum() == 1);
            assertThat(stations.figures().lost.sum()).isZero();
        }
    }

    @Test
    void startsAndStopsFromAfarIn16() throws IOException, InterruptedException {
        try (var stations = TestStations.with("--ocpp-versions", "1.6")) {
            stations.until(() -> stations.figures().statused.sum() == 1);
            var answer =
                    stations.gateway.call(
                            "RemoteStartTransaction", "{\"connectorId\":1,\"idTag\":\"FAR\"}");
            assertThat(answer.path("status").asString()).isEqualTo("Accepted");
            assertThat(stations.next("StartTransaction").payload().path("idTag").asString())
                    .isEqualTo("FAR");
            var id = stations.next("MeterValues").payload().path("transactionId").asInt();
            stations.gateway.call("RemoteStopTransaction", "{\"transactionId\":%d}".formatted(id));
            var stop = stations.next("StopTransaction").payload();
            assertThat(stop.path("transactionId").asInt()).isEqualTo(id);
            assertThat(stop.path("reason").asString()).isEqualTo("Remote");
        }
    }

    @Test
    void startsAndStopsFromAfarIn201() throws IOException, InterruptedException {
        try (var stations = TestStations.with("--ocpp-versions", "2.0.1")) {
            stations.until(() -> stations.figures().statused.sum() == 1);
            stations.gateway.call(
                    "RequestStartTransaction",
                    "{\"evseId\":1,\"remoteStartId\":7,\"idToken\":{\"idToken\":\"FAR\",\"type\":\"Central\"}}");
            var info = stations.next("TransactionEvent").payload().path("transactionInfo");
            assertThat(info.path("remoteStartId").asInt()).isEqualTo(7);
            var id = info.path("transactionId").asString();
            stations.gateway.call(
                    "RequestStopTransaction", "{\"transactionId\":\"%s\"}".formatted(id));
            var ended = stations.next("TransactionEvent").payload();
            while (!ended.path("eventType").asString().equals("Ended")) {
                ended = stations.next("TransactionEvent").payload();
            }
            assertThat(ended.path("transactionInfo").path("stoppedReason").asString())
                    .isEqualTo("Remote");
        }
    }

    @Test
    void drawsNoMoreThanAProfileAllows() throws IOException, InterruptedException {
        try (var stations = TestStations.with("--ocpp-versions", "2.0.1", "--transactions", "1")) {
            var updated = stations.next("TransactionEvent").payload();
            while (watts(updated) < 10_000) {
                updated = stations.next("TransactionEvent").payload();
            }
            var answer =
                    stations.gateway.call(
                            "SetChargingProfile",
                            "{\"evseId\":0,\"chargingProfile\":%s}"
                                    .formatted(LIMIT.formatted("[" + SCHEDULE + "]")));
            assertThat(answer.path("status").asString()).isEqualTo("Accepted");
            stations.gateway.calls.clear();
            stations.next("TransactionEvent");
            assertThat(watts(stations.next("TransactionEvent").payload())).isEqualTo(5_000);
        }
    }

    @Test
    void tellsTheScheduleThatProfilesMake() throws IOException, InterruptedException {
        try (var stations = TestStations.with("--ocpp-versions", "1.6")) {
            stations.until(() -> stations.figures().statused.sum() == 1);
            stations.gateway.call(
                    "SetChargingProfile",
                    "{\"connectorId\":1,\"csChargingProfiles\":%s}"
                            .formatted(
                                    LIMIT.formatted(
                                            "{\"chargingRateUnit\":\"A\",\"duration\":600,\"chargingSchedulePeriod\":["
                                                    + "{\"startPeriod\":0,\"limit\":16},{\"startPeriod\":300,\"limit\":8}]}")));
            stations.until(
                    () -> stations.figures().obeyed.sum() == 1 && stations.clock.millis() > 0);
            stations.next("Heartbeat");
            var periods =
                    stations.gateway
                            .call(
                                    "GetCompositeSchedule",
                                    "{\"connectorId\":1,\"duration\":900,\"chargingRateUnit\":\"W\"}")
                            .path("chargingSchedule")
                            .path("chargingSchedulePeriod");
            assertThat(periods.valueStream().map(p -> p.path("startPeriod").asInt()))
                    .containsExactly(0, 300, 600);
            assertThat(periods.valueStream().map(p -> p.path("limit").asDouble()))
                    .containsExactly(11_040.0, 5_520.0, 22_000.0);
        }
    }

    private static long energy16(JsonNode values) {
        return values.path("meterValue")
                .path(0)
                .path("sampledValue")
                .valueStream()
                .filter(one -> one.path("measurand").asString().startsWith("Energy"))
                .mapToLong(one -> Long.parseLong(one.path("value").asString()))
                .findFirst()
                .orElseThrow();
    }

    private static double watts(JsonNode event) {
        return event.path("meterValue")
                .path(0)
                .path("sampledValue")
                .valueStream()
                .filter(one -> one.path("measurand").asString().startsWith("Power"))
                .mapToDouble(one -> one.path("value").asDouble())
                .findFirst()
                .orElse(0);
    }
}
