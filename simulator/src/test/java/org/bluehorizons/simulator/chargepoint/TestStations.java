package org.bluehorizons.simulator.chargepoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.bluehorizons.simulator.chargepoint.station.Figures;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Charge points and the gateway that they call, with time that only the test moves. */
final class TestStations implements AutoCloseable {

    @Command
    static final class Line {

        @Mixin ChargePointOptions options = new ChargePointOptions();
    }

    final HandClock clock = new HandClock();
    final TestGateway gateway = new TestGateway();
    private final ChargePoints all;

    private TestStations(double speedUp, String... arguments) throws IOException {
        var given = List.of(arguments);
        var words = new ArrayList<>(List.of("--charge-point-faults", "0"));
        if (!given.contains("--ocpp-url")) {
            words.addAll(List.of("--ocpp-url", gateway.url()));
        }
        if (!given.contains("--charge-points")) {
            words.addAll(List.of("--charge-points", "1"));
        }
        words.addAll(given);
        var line = new Line();
        new CommandLine(line).parseArgs(words.toArray(String[]::new));
        line.options.check();
        all = ChargePoints.of(line.options, 1, speedUp, clock);
        all.start();
    }

    static TestStations with(String... arguments) throws IOException {
        return new TestStations(1, arguments);
    }

    /** Where cars charge, come and go faster. */
    static TestStations faster(double speedUp, String... arguments) throws IOException {
        return new TestStations(speedUp, arguments);
    }

    Figures figures() {
        return all.figures();
    }

    ChargePoints all() {
        return all;
    }

    /** Lets time pass, bit by bit, until something is so. */
    void until(BooleanSupplier holds) {
        await().pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(10))
                .until(() -> {
                    if (holds.getAsBoolean()) {
                        return true;
                    }
                    clock.passes(Duration.ofMillis(400));
                    return false;
                });
        assertThat(holds.getAsBoolean()).isTrue();
    }

    /** Lets time pass until a call of that kind comes. */
    TestGateway.Said next(String action) throws InterruptedException {
        until(() -> gateway.calls.stream().anyMatch(said -> said.action().equals(action)));
        return gateway.next(action);
    }

    @Override
    public void close() {
        all.close();
        gateway.close();
    }
}
