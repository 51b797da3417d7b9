package org.bluehorizons.simulator.chargepoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

final class ComingIntoServiceTest {

    @Test
    void callsFromTheAddressesThatItIsGivenInTurn() throws IOException {
        try (var stations =
                TestStations.with(
                        "--charge-points",
                        "4",
                        "--charge-point-addresses",
                        "127.0.0.2,127.0.0.3")) {
            stations.until(() -> stations.gateway.lines.size() == 4);
            assertThat(stations.gateway.lines)
                    .extracting(line ->
                            ((InetSocketAddress) line.remoteAddress())
                                    .getAddress()
                                    .getHostAddress())
                    .containsExactlyInAnyOrder("127.0.0.2", "127.0.0.2", "127.0.0.3", "127.0.0.3");
        }
    }

    @Test
    void wantsAddressesAndNoNamesToCallFrom() {
        assertThatThrownBy(() -> TestStations.with("--charge-point-addresses", "here").close())
                .hasMessage("--charge-point-addresses: here (expected: an IP address)");
    }

    @Test
    void introducesItselfAndItsConnectorsIn16() throws IOException, InterruptedException {
        try (var stations = TestStations.with("--ocpp-versions", "1.6")) {
            var boot = stations.next("BootNotification").payload();
            assertThat(boot.path("chargePointVendor").asString()).isEqualTo("Horizon Simulations");
            assertThat(boot.path("chargePointSerialNumber").asString()).isEqualTo("CP000000");
            var whole = stations.next("StatusNotification").payload();
            assertThat(whole.path("connectorId").asInt()).isZero();
            var connector = stations.next("StatusNotification").payload();
            assertThat(connector.path("connectorId").asInt()).isEqualTo(1);
            assertThat(connector.path("status").asString()).isEqualTo("Available");
            stations.until(() -> stations.figures().statused.sum() == 1);
        }
    }

    @Test
    void introducesItselfAndItsConnectorsIn201() throws IOException, InterruptedException {
        try (var stations = TestStations.with("--ocpp-versions", "2.0.1")) {
            var boot = stations.next("BootNotification").payload();
            assertThat(boot.path("reason").asString()).isEqualTo("PowerUp");
            assertThat(boot.path("chargingStation").path("serialNumber").asString())
                    .isEqualTo("CP000000");
            var connector = stations.next("StatusNotification").payload();
            assertThat(connector.path("evseId").asInt()).isEqualTo(1);
            assertThat(connector.path("connectorStatus").asString()).isEqualTo("Available");
            stations.until(() -> stations.figures().statused.sum() == 1);
        }
    }

    @Test
    void showsItsOwnPassword() throws IOException {
        try (var stations = TestStations.with("--charge-points", "2")) {
            stations.until(() -> stations.gateway.credentials.size() == 2);
            var passwords = new HashSet<String>();
            for (var pair : stations.gateway.credentials) {
                assertThat(pair).matches("CP00000[01]:[0-9a-f]{20}");
                passwords.add(pair.substring(pair.indexOf(':')));
            }
            assertThat(passwords).hasSize(2);
        }
    }

    @Test
    void beatsItsHeartAtTheIntervalGiven() throws IOException, InterruptedException {
        try (var stations = TestStations.with()) {
            stations.until(() -> stations.figures().statused.sum() == 1);
            var begun = stations.clock.millis();
            stations.next("Heartbeat");
            assertThat(stations.clock.millis() - begun).isBetween(230_000L, 310_000L);
        }
    }

    @Test
    void bootsAgainAfterTheIntervalWhenRejected() throws IOException, InterruptedException {
        try (var stations = TestStations.with()) {
            stations.gateway.replies.put(
                    "BootNotification",
                    "{\"currentTime\":\"2026-01-01T00:00:00Z\",\"interval\":60,\"status\":\"Rejected\"}");
            stations.next("BootNotification");
            var begun = stations.clock.millis();
            stations.gateway.replies.clear();
            stations.next("BootNotification");
            assertThat(stations.clock.millis() - begun).isBetween(60_000L, 80_000L);
            stations.until(() -> stations.figures().booted.sum() == 1);
        }
    }

    @Test
    void comesBackWhenTheGatewayIsGone() throws IOException, InterruptedException {
        try (var stations = TestStations.with("--charge-points", "5")) {
            stations.until(() -> stations.figures().booted.sum() == 5);
            stations.gateway.dropAll();
            stations.until(() -> stations.figures().reconnects.sum() == 5);
            stations.until(() -> stations.figures().booted.sum() == 5);
        }
    }

    @Test
    void waitsAsLongAsTheGatewayAsks() throws IOException {
        try (var gateway = new TestGateway()) {
            gateway.refuse(1, 100);
            try (var stations = TestStations.with("--ocpp-url", gateway.url())) {
                stations.until(() -> stations.figures().refused.sum() == 1);
                var begun = stations.clock.millis();
                stations.until(() -> stations.figures().booted.sum() == 1);
                assertThat(stations.clock.millis() - begun).isBetween(95_000L, 150_000L);
            }
        }
    }

    @Test
    void triesTheNextGatewayWhenOneIsGone() throws IOException {
        try (var gateway = new TestGateway();
                var stations =
                        TestStations.with("--ocpp-url", "ws://127.0.0.1:1/ocpp," + gateway.url())) {
            stations.until(() -> stations.figures().booted.sum() == 1);
            assertThat(stations.figures().refused.sum()).isEqualTo(1);
        }
    }

    @Test
    void bringsAThousandIntoService() throws IOException {
        try (var stations = TestStations.with("--charge-points", "1000")) {
            stations.until(() -> stations.figures().statused.sum() == 1_000);
            assertThat(stations.figures().connected.sum()).isEqualTo(1_000);
            assertThat(stations.figures().errors.sum()).isZero();
            assertThat(stations.figures().timeouts.sum()).isZero();
        }
    }
}
