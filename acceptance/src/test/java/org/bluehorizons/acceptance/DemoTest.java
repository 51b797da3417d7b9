package org.bluehorizons.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One command, a living fleet; it stops without a trace and survives being killed. */
class DemoTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir private Path directory;

    @Test
    void runsALivingFleetAndStopsWithoutATrace() throws IOException {
        var demo = DemoProcess.start(directory);
        demo.signIn();
        await("a car that drives")
                .atMost(PATIENCE)
                .until(() ->
                        demo.get("/v1/vehicles?connected=true")
                                .at("/items")
                                .valueStream()
                                .anyMatch(car -> car.at("/state/moving").asBoolean()));
        assertThat(demo.get("/v1/vehicles?connected=true").at("/items").valueStream())
                .as("a car that obeys; some may be in a tunnel")
                .anyMatch(car -> obeys(demo, car.at("/id").asString()));

        awaitABilledTrip(demo, 0);

        var family = demo.family();
        assertThat(family).hasSizeGreaterThan(2);
        demo.terminate();
        awaitEnd(family, Duration.ofSeconds(10));
    }

    @Test
    void goesOnWithTheSameDataAfterItWasKilled() throws IOException {
        var demo = DemoProcess.start(directory);
        demo.signIn();
        var before = demo.get("/v1/vehicles?limit=200").at("/items").size();
        await("a trip that the kill interrupts")
                .atMost(PATIENCE)
                .until(() -> !demo.get("/v1/bookings?state=active").at("/items").isEmpty());
        var bills = demo.get("/v1/invoices?limit=200").at("/items").size();
        demo.kill();
        demo.startAgain();
        demo.signIn();
        assertThat(demo.get("/v1/vehicles?limit=200").at("/items")).hasSize(before);
        awaitABilledTrip(demo, bills);
        var family = demo.family();
        demo.terminate();
        awaitEnd(family, Duration.ofSeconds(10));
    }

    /** Simulated people have driven one, and the platform has made the bill. */
    private static void awaitABilledTrip(DemoProcess demo, int before) {
        await("an invoice for a trip that has ended")
                .atMost(PATIENCE)
                .until(() -> demo.get("/v1/invoices?limit=200").at("/items").size() > before);
        var trip = demo.get("/v1/invoices?limit=1").at("/items/0/bookingId").asString();
        assertThat(demo.get("/v1/bookings?state=ended&limit=200").at("/items").valueStream())
                .anyMatch(booking -> booking.at("/id").asString().equals(trip));
    }

    private static boolean obeys(DemoProcess demo, String car) {
        var command =
                demo.post("/v1/vehicles/%s/commands".formatted(car), "{\"kind\": \"lights\"}");
        return demo.get(
                        "/v1/vehicles/%s/commands/%s?wait=5"
                                .formatted(car, command.at("/id").asString()))
                .at("/state")
                .asString()
                .equals("acknowledged");
    }

    private static void awaitEnd(List<ProcessHandle> family, Duration patience) {
        await("the end of all processes")
                .atMost(patience)
                .until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
    }
}
