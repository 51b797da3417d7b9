package org.bluehorizons.simulator.chargepoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MisbehaviourTest {

    @Test
    void sendsGarbage() throws IOException {
        try (var stations = TestStations.with("--misbehave", "garbage=1")) {
            stations.until(() -> stations.gateway.rubbish.size() >= 4);
            assertThat(stations.gateway.rubbish)
                    .extracting(said -> said.text())
                    .contains("hello", "{");
            assertThat(stations.figures().booted.sum()).isEqualTo(1);
        }
    }

    @Test
    void floodsWithoutWaiting() throws IOException {
        try (var stations = TestStations.with("--misbehave", "flood=1")) {
            stations.gateway.mute.add("Heartbeat");
            stations.until(() -> stations.gateway.calls.size() > 1_000);
        }
    }

    @Test
    void sendsEachCallTwice() throws IOException, InterruptedException {
        try (var stations = TestStations.with("--misbehave", "duplicate=1")) {
            var first = stations.next("BootNotification");
            assertThat(stations.next("BootNotification").text()).isEqualTo(first.text());
        }
    }

    @Test
    void tellsOfTransactionsInTheWrongOrder() throws IOException {
        try (var stations =
                TestStations.with(
                        "--misbehave",
                        "reorder=1",
                        "--ocpp-versions",
                        "2.0.1",
                        "--transactions",
                        "1")) {
            stations.until(() -> stations.figures().transactionsEnded.sum() == 1);
            stations.until(() ->
                    stations.gateway.calls.stream()
                            .anyMatch(said ->
                                    said.payload().path("eventType").asString("").equals("Ended")));
            var sequences = new ArrayList<Integer>();
            for (var said : stations.gateway.calls) {
                if (said.action().equals("TransactionEvent")) {
                    sequences.add(said.payload().path("seqNo").asInt());
                }
            }
            assertThat(sequences).isNotEqualTo(sequences.stream().sorted().toList());
        }
    }

    @Test
    void leavesAConnectionHalfOpenAndOpensASecond() throws IOException {
        try (var stations = TestStations.with("--misbehave", "half-open=1")) {
            stations.until(() -> stations.gateway.lines.size() == 2);
            assertThat(stations.gateway.lines).allMatch(line -> line.isActive());
            stations.until(() -> stations.figures().booted.sum() == 1);
        }
    }

    @Test
    void readsSlowly() throws IOException, InterruptedException {
        try (var stations = TestStations.with("--misbehave", "slow-reader=1")) {
            var begun = stations.clock.millis();
            stations.until(() -> stations.figures().statused.sum() == 1);
            assertThat(stations.clock.millis() - begun).isGreaterThan(2_000);
        }
    }

    @Test
    void sharesMisbehaviourOutBySeed() {
        var seen = new HashSet<String>();
        for (var seed = 0; seed < 100; seed++) {
            seen.add(Manners.of(Map.of("flood", 0.5), seed).name());
        }
        assertThat(seen).containsExactlyInAnyOrder("NONE", "FLOOD");
        assertThatThrownBy(() -> Manners.of(Map.of("sulk", 0.5), 1))
                .hasMessageContaining("--misbehave: sulk (expected: garbage");
    }
}
