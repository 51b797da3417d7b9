package org.bluehorizons.bench.charging;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bluehorizons.bench.Harness;
import org.bluehorizons.bench.Meter;
import org.bluehorizons.bench.Row;
import org.bluehorizons.bench.ServerNode;

/**
 * A fleet of charge points on several gateways: it comes cold and stands idle; it comes again and
 * charges for minutes; it comes a third time and one gateway is killed. Between the times it leaves
 * in good order, so that what it sent can be held against what is stored.
 */
final class FleetPhases {
    private static final int WARM_UP_POINTS = 600;
    private static final int SETTLE_SECONDS = 5;
    private static final int SAMPLE = 200;
    private static final Duration RETURN = Duration.ofMinutes(2);
    private static final Duration STORING = Duration.ofSeconds(30);

    private final Path root;
    private final Path work;
    private final Plan plan;
    private final List<Row> rows = new ArrayList<>();

    FleetPhases(Path root, Path work, Plan plan) {
        this.root = root;
        this.work = work;
        this.plan = plan;
    }

    /**
     * @param minutes of charging
     * @param transactions at a time
     * @param gatewayOptions heap and collector of a gateway
     */
    record Plan(
            int points,
            int gateways,
            int minutes,
            int transactions,
            boolean tls,
            String gatewayOptions) {

        /** Before each metric, so that both variants can stand in one table. */
        String who() {
            return tls ? "TLS fleet: " : "fleet: ";
        }
    }

    List<Row> run() throws Exception {
        try (Network network = Network.start(root, work, plan.gateways, plan.gatewayOptions, true);
                Connection database = DriverManager.getConnection(Network.database());
                RemoteStarts operator = new RemoteStarts()) {
            Stations stations = new Stations(database);
            Harness.say("registering %d charge points".formatted(plan.points));
            stations.register(plan.points, plan.tls ? 2 : 1);
            operator.registerTokens();
            coldAndIdle(network, stations);
            charging(network, stations);
            killed(network, stations, operator);
        }
        return rows;
    }

    private void coldAndIdle(Network network, Stations stations) throws Exception {
        Harness.say("some charge points come and go");
        try (Fleet few = fleet(network, "warm-up", Math.min(WARM_UP_POINTS, plan.points), 0)) {
            few.awaitReady(stations);
            few.end();
        }
        awaitNobody(stations);
        List<Memory> empty = memory(network);
        Harness.say("%d charge points come".formatted(plan.points));
        try (Fleet fleet = fleet(network, "cold", plan.points, 0)) {
            Duration cold = fleet.awaitReady(stations);
            row(Row.of(plan.who() + "cold start of all", "s", cold.toMillis() / 1e3).atMost(90));
            double perSecond = plan.points / (cold.toMillis() / 1e3);
            row(Row.of(plan.who() + "charge points ready per second", "1/s", perSecond));
            List<Memory> full = memory(network);
            row(
                    Row.of(
                                    plan.who() + "live heap per idle charge point",
                                    "KB",
                                    Memory.difference(full, empty, Memory::heap, plan.points))
                            .atMost(4));
            row(
                    Row.of(
                                    plan.who() + "RSS per idle charge point",
                                    "KB",
                                    Memory.difference(full, empty, Memory::resident, plan.points))
                            .atMost(10));
            demandStored(fleet, stations, "cold start: ");
        }
    }

    private void charging(Network network, Stations stations) throws Exception {
        awaitNobody(stations);
        Harness.say(
                "%d charge points come again, %d charge".formatted(plan.points, plan.transactions));
        try (Fleet fleet = fleet(network, "charging", plan.points, plan.transactions)) {
            fleet.awaitReady(stations);
            TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
            SimulatorProcess.Tally before = fleet.tally();
            fleet.takeP99s();
            Harness.say("charging for %d minutes".formatted(plan.minutes));
            TimeUnit.MINUTES.sleep(plan.minutes);
            fleet.requireAlive();
            SimulatorProcess.Tally after = fleet.tally();
            List<Double> p99s = fleet.takeP99s();
            double seconds = plan.minutes * 60.0;
            row(
                    Row.of(
                            plan.who() + "messages answered",
                            "1/s",
                            (after.answered() - before.answered()) / seconds));
            row(
                    Row.of(
                            plan.who() + "transactions at a time",
                            "",
                            (double) after.transactionsOpen()));
            row(zero("connections lost", after.reconnects() - before.reconnects()));
            row(zero("calls without an answer in time", after.timeouts() - before.timeouts()));
            row(zero("calls answered by an error", after.errors() - before.errors()));
            row(Row.of(plan.who() + "answers: p99, median second", "ms", at(p99s, 0.5)).atMost(50));
            row(Row.of(plan.who() + "answers: p99, one in 20 seconds above", "ms", at(p99s, 0.95)));
            row(Row.of(plan.who() + "answers: p99, worst second", "ms", at(p99s, 1)));
            demandStored(fleet, stations, "charging: ");
        }
    }

    private void killed(Network network, Stations stations, RemoteStarts operator)
            throws Exception {
        awaitNobody(stations);
        Harness.say("%d charge points come a third time".formatted(plan.points));
        try (Fleet fleet = fleet(network, "killed", plan.points, 0)) {
            fleet.awaitReady(stations);
            UUID node = stations.nodeOf(Stations.id(0));
            List<String> held = stations.heldBy(node);
            warmUp(operator, Set.copyOf(held));
            Harness.say("killing the gateway of %d charge points".formatted(held.size()));
            Instant killed = Instant.now();
            network.gateways().getFirst().kill();
            List<String> back = awaitBack(stations, operator, held, node, killed);
            double seconds = Duration.between(killed, Instant.now()).toMillis() / 1e3;
            row(Row.of(plan.who() + "charge points of the killed gateway", "", held.size()));
            row(zero("of them not back", held.size() - back.size()));
            row(Row.of(plan.who() + "all of them back after", "s", seconds).atMost(30));
            List<RemoteStarts.Start> starts = operator.results();
            row(Row.of(plan.who() + "remote starts right after the return", "", starts.size()));
            row(
                    zero(
                            "of them not accepted",
                            starts.stream().filter(start -> !start.accepted()).count()));
            List<Double> took =
                    starts.stream().map(start -> start.took().toNanos() / 1e6).sorted().toList();
            row(Row.of(plan.who() + "remote start: p50", "ms", at(took, 0.5)));
            row(Row.of(plan.who() + "remote start: slowest", "ms", at(took, 1)).atMost(1_000));
        }
    }

    /**
     * The office has just been started; an operator's would have seen requests before. Not at those
     * that are asked again later: they would be charging already.
     */
    private void warmUp(RemoteStarts operator, Set<String> spared) throws Exception {
        IntStream.range(0, plan.points)
                .mapToObj(Stations::id)
                .filter(station -> !spared.contains(station))
                .limit(SAMPLE)
                .forEach(operator::start);
        List<RemoteStarts.Start> _ = operator.results();
    }

    /** Every n-th is asked to start as soon as it is seen again. */
    private static List<String> awaitBack(
            Stations stations, RemoteStarts operator, List<String> held, UUID node, Instant killed)
            throws SQLException, InterruptedException {
        List<String> back = new ArrayList<>();
        Set<String> away = new LinkedHashSet<>(held);
        int every = Math.max(1, held.size() / SAMPLE);
        while (true) {
            // Of those that are not back alone: the question costs the database something, too.
            for (String station : stations.heldByOthers(away, node)) {
                away.remove(station);
                back.add(station);
                if (back.size() % every == 0) {
                    operator.start(station);
                }
            }
            if (away.isEmpty() || Duration.between(killed, Instant.now()).compareTo(RETURN) > 0) {
                return back;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    /** All that was answered must be in the database when the charge points have left. */
    private void demandStored(Fleet fleet, Stations stations, String phase) throws Exception {
        SimulatorProcess.Tally all = fleet.end();
        long stored = stations.received(fleet.started());
        Instant giveUp = Instant.now().plus(STORING);
        while (stored < all.answered() && Instant.now().isBefore(giveUp)) {
            TimeUnit.MILLISECONDS.sleep(500);
            stored = stations.received(fleet.started());
        }
        row(Row.of(plan.who() + phase + "calls sent", "", (double) all.sent()));
        row(Row.of(plan.who() + phase + "calls stored", "", (double) stored));
        row(zero(phase + "answered but not stored", Math.max(0, all.answered() - stored)));
        row(zero(phase + "transaction messages refused", all.lost()));
    }

    private Fleet fleet(Network network, String name, int points, int transactions)
            throws IOException {
        return Fleet.start(
                root,
                work,
                name,
                new Fleet.Plan(
                        points,
                        plan.gateways,
                        transactions,
                        plan.tls ? network.authority() : null));
    }

    private static void awaitNobody(Stations stations) throws SQLException, InterruptedException {
        Instant giveUp = Instant.now().plus(RETURN);
        while (stations.connected() > 0) {
            if (Instant.now().isAfter(giveUp)) {
                throw new SQLException(stations.connected() + " charge points do not leave");
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    private static List<Memory> memory(Network network) throws IOException, InterruptedException {
        TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
        List<Memory> all = new ArrayList<>();
        for (ServerNode gateway : network.gateways()) {
            long heap = Meter.liveHeapBytes(gateway.jvm());
            all.add(new Memory(heap, Meter.residentBytes(gateway.jvm())));
        }
        return all;
    }

    private Row zero(String what, double seen) {
        return Row.of(plan.who() + what, "", seen).atMost(0);
    }

    private void row(Row row) {
        rows.add(row);
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.isEmpty()
                ? Double.NaN
                : sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * sorted.size())));
    }
}
