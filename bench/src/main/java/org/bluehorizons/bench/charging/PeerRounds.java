package org.bluehorizons.bench.charging;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bluehorizons.bench.Harness;
import org.bluehorizons.bench.Meter;
import org.bluehorizons.bench.Row;

/**
 * Heartbeats to our gateway, which stores what it answers, and to ChargeTime's server, which does
 * not; from the same load in turns.
 */
final class PeerRounds {
    private static final int CHARGE_TIME_PORT = 19180;
    private static final double MICROS_PER_NANO = 1e-3;

    private final Path root;
    private final Path work;
    private final Plan plan;

    PeerRounds(Path root, Path work, Plan plan) {
        this.root = root;
        this.work = work;
        this.plan = plan;
    }

    /**
     * @param connections charge points, each with one heartbeat under way
     * @param seconds of a round at saturation
     * @param rate heartbeats a second in the round of equal load
     * @param rateSeconds how long that lasts
     */
    record Plan(int connections, int rounds, int seconds, int warmUp, int rate, int rateSeconds) {}

    /** A server under load, with all processes that work for it. */
    private record Target(
            String name,
            HeartbeatPoint.Door door,
            ProcessHandle server,
            List<ProcessHandle> others) {

        Duration serverCpu() {
            return Meter.cpu(server);
        }

        /** With its database. */
        Duration cpu() {
            return others.stream()
                    .flatMap(one -> Stream.concat(Stream.of(one), one.descendants()))
                    .map(Meter::cpu)
                    .reduce(serverCpu(), Duration::plus);
        }
    }

    List<Row> run() throws Exception {
        try (Network network = Network.start(root, work, 1, "-Xmx1g", false);
                ChargeTime peer =
                        ChargeTime.start(
                                root.resolve("bench/peers/chargetime"),
                                CHARGE_TIME_PORT,
                                work.resolve("chargetime.log"));
                Connection database = DriverManager.getConnection(Network.database())) {
            new Stations(database).register(plan.connections, 1);
            Target ours =
                    new Target(
                            "ours",
                            new HeartbeatPoint.Door(Network.ocpp(0), "/ocpp/", Stations.PASSWORD),
                            network.gateways().getFirst().jvm(),
                            List.of(network.postgres()));
            Target theirs =
                    new Target(
                            "ChargeTime",
                            new HeartbeatPoint.Door(CHARGE_TIME_PORT, "/", Stations.PASSWORD),
                            peer.handle(),
                            List.of());
            List<Row> rows = new ArrayList<>(saturation(ours, theirs));
            rows.addAll(equalLoad(ours, theirs));
            return rows;
        }
    }

    private List<Row> saturation(Target ours, Target theirs) throws Exception {
        for (Target target : List.of(ours, theirs)) {
            Harness.say("warming up " + target.name);
            try (Heartbeats load = connect(target)) {
                load.saturate(plan.warmUp);
            }
        }
        List<Double> ourRate = new ArrayList<>();
        List<Double> theirRate = new ArrayList<>();
        List<Double> ourP99 = new ArrayList<>();
        List<Double> bounds = new ArrayList<>();
        long unansweredByUs = 0;
        long unansweredByThem = 0;
        for (int round = 1; round <= plan.rounds; round++) {
            Harness.say("saturation: round %d of %d".formatted(round, plan.rounds));
            try (Heartbeats load = connect(ours)) {
                Heartbeats.Figures figures = load.saturate(plan.seconds);
                ourRate.add(figures.perSecond());
                ourP99.add(figures.p99Millis());
                unansweredByUs += figures.unanswered();
            }
            try (Heartbeats load = connect(theirs)) {
                Duration cpu = theirs.serverCpu();
                Heartbeats.Figures figures = load.saturate(plan.seconds);
                bounds.add(bound(theirs.serverCpu().minus(cpu)));
                theirRate.add(figures.perSecond());
                unansweredByThem += figures.unanswered();
            }
        }
        Row our = Row.of("heartbeats answered, ours", "1/s", ourRate);
        Row their = Row.of("heartbeats answered, ChargeTime", "1/s", theirRate);
        return List.of(
                our,
                their,
                Row.of("times as many", "x", our.value() / their.value()).atLeast(5),
                Row.of("times as many, of a server that costs nothing", "x", bounds),
                Row.of("p99 at saturation, ours", "ms", ourP99),
                Row.of("heartbeats never answered, ours", "", unansweredByUs).atMost(0),
                Row.of("heartbeats never answered, ChargeTime", "", unansweredByThem));
    }

    /**
     * How many times as many heartbeats the load, and the kernel on its behalf, could send and
     * receive if it had the processors for itself: more than that no server here can answer.
     *
     * @param server its processor time in a round at saturation
     */
    private double bound(Duration server) {
        double all = plan.seconds * Runtime.getRuntime().availableProcessors();
        return all / Math.max(all - server.toNanos() / 1e9, Double.MIN_VALUE);
    }

    private List<Row> equalLoad(Target ours, Target theirs) throws Exception {
        Cost our = cost(ours);
        Cost their = cost(theirs);
        return List.of(
                Row.of("equal load: heartbeats answered, ours", "1/s", our.figures.perSecond())
                        .atLeast(0.98 * plan.rate),
                Row.of(
                                "equal load: heartbeats answered, ChargeTime",
                                "1/s",
                                their.figures.perSecond())
                        .atLeast(0.98 * plan.rate),
                Row.of("equal load: p99, ours", "ms", our.figures.p99Millis()),
                Row.of("equal load: p99, ChargeTime", "ms", their.figures.p99Millis()),
                Row.of("CPU of a heartbeat, ours", "us", our.serverMicros),
                Row.of("CPU of a heartbeat with PostgreSQL, ours", "us", our.allMicros),
                Row.of("CPU of a heartbeat, ChargeTime", "us", their.serverMicros),
                Row.of("share of its CPU", "%", 100 * our.serverMicros / their.serverMicros)
                        .atMost(10),
                Row.of(
                        "share of its CPU with PostgreSQL",
                        "%",
                        100 * our.allMicros / their.allMicros));
    }

    private record Cost(Heartbeats.Figures figures, double serverMicros, double allMicros) {}

    private Cost cost(Target target) throws Exception {
        Harness.say(
                "%d heartbeats a second to %s for %d s"
                        .formatted(plan.rate, target.name, plan.rateSeconds));
        try (Heartbeats load = connect(target)) {
            // What follows from connecting is not of the heartbeats.
            load.pace(plan.rate, Math.min(plan.warmUp, 10));
            TimeUnit.SECONDS.sleep(1);
            Duration server = target.serverCpu();
            Duration all = target.cpu();
            Heartbeats.Figures figures = load.pace(plan.rate, plan.rateSeconds);
            double heartbeats = figures.perSecond() * plan.rateSeconds;
            return new Cost(
                    figures,
                    target.serverCpu().minus(server).toNanos() * MICROS_PER_NANO / heartbeats,
                    target.cpu().minus(all).toNanos() * MICROS_PER_NANO / heartbeats);
        }
    }

    private Heartbeats connect(Target target) throws Exception {
        List<String> ids = IntStream.range(0, plan.connections).mapToObj(Stations::id).toList();
        return Heartbeats.connect(target.door, ids);
    }
}
