package org.bluehorizons.simulator.chargepoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

final class OfflineTest {

    @Test
    void keepsWhatHappensWhileAwayAndTellsItInOrder() throws IOException, InterruptedException {
        try (var stations = TestStations.with("--ocpp-versions", "2.0.1", "--transactions", "1")) {
            var id = transaction(stations.next("TransactionEvent"));
            stations.gateway.refuse(1_000_000, 0);
            stations.gateway.dropAll();
            stations.until(() -> stations.figures().kept.sum() >= 5);
            stations.gateway.calls.clear();
            stations.gateway.refuse(0, 0);
            stations.until(() -> stations.figures().kept.sum() == 0);
            var offline = 0;
            var expected = -1;
            for (var said : stations.gateway.calls) {
                if (said.action().equals("TransactionEvent") && transaction(said).equals(id)) {
                    var sequence = said.payload().path("seqNo").asInt();
                    assertThat(sequence).isEqualTo(expected < 0 ? sequence : expected);
                    expected = sequence + 1;
                    offline += said.payload().path("offline").asBoolean(false) ? 1 : 0;
                }
            }
            assertThat(offline).isGreaterThanOrEqualTo(4);
            assertThat(stations.figures().lost.sum()).isZero();
        }
    }

    @Test
    void tellsAnUnansweredTransactionMessageAgain() throws IOException, InterruptedException {
        try (var stations = TestStations.with("--ocpp-versions", "1.6", "--transactions", "1")) {
            stations.gateway.mute.add("StartTransaction");
            var first = stations.next("StartTransaction").payload();
            assertThat(stations.next("StartTransaction").payload()).isEqualTo(first);
            stations.gateway.mute.clear();
            var meter = stations.next("MeterValues").payload();
            assertThat(meter.path("transactionId").asInt()).isGreaterThan(1_000);
        }
    }

    @Test
    void endsTransactionsWhenResetAndComesBack() throws IOException, InterruptedException {
        try (var stations = TestStations.with("--ocpp-versions", "1.6", "--transactions", "1")) {
            stations.next("MeterValues");
            stations.gateway.calls.clear();
            stations.gateway.call("Reset", "{\"type\":\"Soft\"}");
            assertThat(stations.next("StopTransaction").payload().path("reason").asString())
                    .isEqualTo("SoftReset");
            stations.next("BootNotification");
            stations.until(() -> stations.figures().reconnects.sum() == 1);
        }
    }

    @Test
    void installsFirmwareAndRestarts() throws IOException, InterruptedException {
        try (var stations = TestStations.with("--ocpp-versions", "1.6")) {
            stations.until(() -> stations.figures().statused.sum() == 1);
            stations.gateway.calls.clear();
            stations.gateway.call(
                    "UpdateFirmware",
                    "{\"location\":\"https://example.org/cp-2.7.1.bin\",\"retrieveDate\":\"2026-03-01T08:00:00Z\"}");
            var statuses = new HashSet<String>();
            while (!statuses.contains("Installing")) {
                statuses.add(
                        stations.next("FirmwareStatusNotification")
                                .payload()
                                .path("status")
                                .asString());
            }
            assertThat(statuses)
                    .containsExactlyInAnyOrder("Downloading", "Downloaded", "Installing");
            assertThat(
                            stations.next("BootNotification")
                                    .payload()
                                    .path("firmwareVersion")
                                    .asString())
                    .isEqualTo("2.7.1");
            assertThat(
                            stations.next("FirmwareStatusNotification")
                                    .payload()
                                    .path("status")
                                    .asString())
                    .isEqualTo("Installed");
        }
    }

    @Test
    void freesAReservedConnectorWhenItExpires() throws IOException, InterruptedException {
        try (var stations = TestStations.with("--ocpp-versions", "1.6")) {
            stations.until(() -> stations.figures().statused.sum() == 1);
            stations.gateway.calls.clear();
            var expiry = stations.clock.instant().plus(Duration.ofMinutes(2));
            stations.gateway.call(
                    "ReserveNow",
                    "{\"connectorId\":1,\"reservationId\":5,\"idTag\":\"ME\",\"expiryDate\":\"%s\"}"
                            .formatted(expiry));
            assertThat(status(stations.next("StatusNotification"))).isEqualTo("Reserved");
            var stranger =
                    stations.gateway.call("RemoteStartTransaction", "{\"idTag\":\"STRANGER\"}");
            assertThat(stranger.path("status").asString()).isEqualTo("Rejected");
            assertThat(status(stations.next("StatusNotification"))).isEqualTo("Available");
            assertThat(stations.clock.instant()).isAfterOrEqualTo(expiry);
        }
    }

    private static String transaction(TestGateway.Said said) {
        return said.payload().path("transactionInfo").path("transactionId").asString();
    }

    private static String status(TestGateway.Said said) {
        return said.payload().path("status").asString();
    }
}
