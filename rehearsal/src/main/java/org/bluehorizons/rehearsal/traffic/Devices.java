package org.bluehorizons.rehearsal.traffic;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.bluehorizons.bench.Child;
import org.bluehorizons.bench.charging.Stations;
import org.bluehorizons.rehearsal.site.Installation;
import org.bluehorizons.rehearsal.site.Service;
import org.bluehorizons.rehearsal.site.Site;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Simulated cars and charge points, in a process that tells each second what they did. */
final class Devices implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);

    /** Cars that drive tell something all the time, so some message is always under way. */
    static final int LONGEST_WAIT_SECONDS = 5;

    private final Instant since = Instant.now();
    private final Child child;
    private final Thread listener;
    private final int cars;
    private final int points;
    private long carsAcknowledged;
    private @Nullable JsonNode latestCars;
    private @Nullable JsonNode latestPoints;

    private Devices(Child child, int cars, int points) {
        this.child = child;
        this.cars = cars;
        this.points = points;
        this.listener = Thread.ofPlatform().daemon().name("devices").start(this::listen);
    }

    /** Registers them through the load balancer, and lets them connect there. */
    static Devices start(Site site, Installation simulator, int cars, int points)
            throws IOException {
        Path work = site.work();
        List<String> options =
                List.of(
                        "--json",
                        "--exit-on-stdin-close",
                        "--state-dir=" + work.resolve("devices"),
                        "--api=" + site.api(),
                        "--cars=" + cars,
                        "--mqtt=tcp://127.0.0.1:" + site.balancer().port(Service.VEHICLE_GATEWAY),
                        "--interval=0.5",
                        "--speed-up=10",
                        "--faults=0",
                        "--coverage-gaps=0",
                        "--charge-points=" + points,
                        "--charge-point-prefix=" + Stations.PREFIX,
                        "--charge-point-password=" + Stations.PASSWORD,
                        "--charge-point-faults=0",
                        "--transactions=" + points / 2,
                        "--meter-interval=2s",
                        "--heartbeat-interval=5s",
                        "--ocpp-url=ws://127.0.0.1:%d/ocpp"
                                .formatted(site.balancer().port(Service.CHARGE_GATEWAY)));
        Child child =
                Child.startTalking(
                        work.resolve("devices.log"),
                        Map.of(
                                "BLUEHORIZONS_SIMULATOR_EMAIL", site.email(),
                                "BLUEHORIZONS_SIMULATOR_PASSWORD", site.password()),
                        simulator.simulator(options));
        return new Devices(child, cars, points);
    }

    private void listen() {
        try (BufferedReader lines = child.process().inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("{")) {
                    hear(JSON.readTree(line));
                }
            }
        } catch (IOException ended) {
            System.err.println("rehearsal: the simulator's talk broke off: " + ended);
        }
    }

    private synchronized void hear(JsonNode line) {
        switch (line.path("event").asString("")) {
            case "summary" -> {
                latestCars = line;
                carsAcknowledged += line.path("acknowledgedPerSecond").asLong();
            }
            case "chargePoints", "chargePointsEnd" -> latestPoints = line;
            default -> {
                // What is told once is of no interest.
            }
        }
    }

    /** When they began to come, or before. */
    Instant since() {
        return since;
    }

    /** Of the cars, as of the last second. */
    synchronized long cars(String name) {
        return latestCars == null ? 0 : latestCars.required(name).asLong();
    }

    /** Of the charge points, as of the last second. */
    synchronized long points(String name) {
        return latestPoints == null ? 0 : latestPoints.required(name).asLong();
    }

    /** Messages that were acknowledged to cars, to the last line. */
    synchronized long carsAcknowledged() {
        return carsAcknowledged;
    }

    /** Returns when all that should be are connected, at the start; fails when they do not come. */
    void awaitThere() throws IOException, InterruptedException {
        if (!until(() -> cars("connects") >= cars && points("statused") >= points)) {
            throw child.failed("the cars and charge points did not come");
        }
    }

    /**
     * Who is not back.
     *
     * @param cars that should be connected and are not
     * @param longestWaitMillis for the acknowledgement of a message, of cars that are connected or
     *     should be
     */
    record Absence(long cars, long points, long longestWaitMillis) {

        boolean isOver() {
            return cars == 0 && points == 0 && longestWaitMillis <= LONGEST_WAIT_SECONDS * 1_000;
        }
    }

    /**
     * Returns when all are back and nothing that a car told waits for longer than a few seconds, or
     * the patience is over; cars that sleep need not be connected.
     */
    Absence awaitBack() throws IOException, InterruptedException {
        until(() -> absence().isOver());
        return absence();
    }

    private synchronized Absence absence() {
        return new Absence(
                cars("missing"), points - points("connected"), cars("longestWaitMillis"));
    }

    private boolean until(BooleanSupplier there) throws IOException, InterruptedException {
        long giveUp = System.nanoTime() + PATIENCE_NANOS;
        while (!there.getAsBoolean()) {
            if (!child.process().isAlive()) {
                throw child.failed("the simulator ended");
            }
            if (System.nanoTime() > giveUp) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return true;
    }

    /** They leave in good order. */
    @Override
    public void close() throws IOException {
        child.close();
        Joining.await(listener, Duration.ofSeconds(5));
    }
}
