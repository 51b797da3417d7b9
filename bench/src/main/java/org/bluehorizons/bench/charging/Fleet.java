package org.bluehorizons.bench.charging;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bluehorizons.bench.Harness;
import org.jspecify.annotations.Nullable;

/** All charge points, in as many simulators as there are gateways; each begins at its own. */
final class Fleet implements AutoCloseable {
    private static final Duration COMING = Duration.ofMinutes(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final List<SimulatorProcess> simulators = new ArrayList<>();
    private final Instant started = Instant.now();
    private final int points;

    private Fleet(int points) {
        this.points = points;
    }

    /**
     * @param transactions cars that charge at a time, in all
     * @param authority PEM of whom to trust with TLS; null: without TLS
     */
    record Plan(int points, int gateways, int transactions, @Nullable Path authority) {}

    /** They begin to come. */
    static Fleet start(Path root, Path work, String name, Plan plan) throws IOException {
        Fleet fleet = new Fleet(plan.points);
        try {
            for (int number = 0; number < plan.gateways; number++) {
                fleet.simulators.add(
                        SimulatorProcess.start(
                                root,
                                options(plan, number),
                                work.resolve("%s-%d.log".formatted(name, number))));
            }
            return fleet;
        } catch (IOException failure) {
            fleet.close();
            throw failure;
        }
    }

    private static List<String> options(Plan plan, int number) {
        int from = share(plan.points, plan.gateways, number);
        int until = share(plan.points, plan.gateways, number + 1);
        int charging =
                share(plan.transactions, plan.gateways, number + 1)
                        - share(plan.transactions, plan.gateways, number);
        String urls =
                IntStream.range(0, plan.gateways)
                        .map(turn -> (number + turn) % plan.gateways)
                        .mapToObj(gateway -> url(plan, gateway))
                        .collect(Collectors.joining(","));
        List<String> options =
                new ArrayList<>(
                        List.of(
                                "--charge-points=" + (until - from),
                                "--charge-points-from=" + from,
                                "--charge-point-prefix=" + Stations.PREFIX,
                                "--charge-point-password=" + Stations.PASSWORD,
                                "--no-register-charge-points",
                                "--charge-point-faults=0",
                                "--id-tokens=" + String.join(",", Stations.TOKENS),
                                "--transactions=" + charging,
                                "--meter-interval=10s",
                                "--heartbeat-interval=300s",
                                // Each simulator is a district of its own: real charge points do
                                // not share the ports of one address.
                                "--charge-point-addresses=127.0.1." + (number + 1),
                                "--ocpp-url=" + urls));
        if (plan.authority != null) {
            options.add("--charge-points-tls-ca=" + plan.authority);
        }
        return options;
    }

    private static int share(int all, int parts, int part) {
        return (int) ((long) all * part / parts);
    }

    private static String url(Plan plan, int gateway) {
        return plan.authority == null
                ? "ws://127.0.0.1:%d/ocpp".formatted(Network.ocpp(gateway))
                : "wss://localhost:%d/ocpp".formatted(Network.ocppTls(gateway));
    }

    Instant started() {
        return started;
    }

    /**
     * Until all are connected, accepted and have told the state of a connector. The database says,
     * but it is asked seldom until the charge points believe it, because the question costs.
     */
    Duration awaitReady(Stations stations) throws IOException, SQLException, InterruptedException {
        Instant look = started.plus(BETWEEN_LOOKS);
        while (true) {
            Instant now = Instant.now();
            Duration took = Duration.between(started, now);
            if (tally().statused() >= points || now.isAfter(look)) {
                long ready = stations.ready(started);
                if (ready >= points) {
                    return took;
                }
                if (took.compareTo(COMING) > 0) {
                    throw new IOException(
                            "%d of %d charge points came within %s"
                                    .formatted(ready, points, COMING));
                }
                look = now.plus(BETWEEN_LOOKS);
            }
            requireAlive();
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    void requireAlive() throws IOException {
        for (SimulatorProcess simulator : simulators) {
            simulator.requireAlive();
        }
    }

    SimulatorProcess.Tally tally() {
        return simulators.stream()
                .map(SimulatorProcess::tally)
                .reduce(SimulatorProcess.Tally.NOTHING, SimulatorProcess.Tally::plus);
    }

    /**
     * The 99th percentiles of answers in milliseconds, of each second and simulator since asked
     * last, in order.
     */
    List<Double> takeP99s() {
        List<Double> all = new ArrayList<>();
        simulators.forEach(simulator -> all.addAll(simulator.takeP99s()));
        Collections.sort(all);
        return all;
    }

    /** In good order, all at once; what they did in all. */
    SimulatorProcess.Tally end() throws IOException, InterruptedException {
        Harness.say("the charge points leave");
        simulators.forEach(SimulatorProcess::askToEnd);
        SimulatorProcess.Tally sum = SimulatorProcess.Tally.NOTHING;
        for (SimulatorProcess simulator : simulators) {
            sum = sum.plus(simulator.end());
        }
        return sum;
    }

    @Override
    public void close() throws IOException {
        for (SimulatorProcess simulator : simulators) {
            simulator.close();
        }
    }
}
