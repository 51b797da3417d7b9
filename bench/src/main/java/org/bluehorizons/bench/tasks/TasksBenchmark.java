package org.bluehorizons.bench.tasks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.bluehorizons.bench.Cluster;
import org.bluehorizons.bench.Row;
import org.bluehorizons.bench.RunOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tasks on both engines, beside JobRunr and db-scheduler; how workers scale and are replaced. */
@Command(
        name = "tasks",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "Tasks on both engines, beside JobRunr and db-scheduler; kill -9.")
public final class TasksBenchmark implements Callable<Integer> {
    private static final String API_OPTIONS = "-Xmx768m";
    private static final int SQS_HTTP = 18082;
    private static final int SQS_PORT = 19324;

    /** Of so many times as many workers. */
    private static final double NEARLY_LINEAR = 0.85;

    @Option(names = "--tasks", defaultValue = "20000", description = "Empty ones a round.")
    private int tasks;

    @Mixin private RunOptions run = new RunOptions();

    @Option(names = "--workers", defaultValue = "1,2,4", split = ",", description = "Processes.")
    private List<Integer> workers = List.of();

    @Option(names = "--slots", defaultValue = "64", description = "Threads or slots of a worker.")
    private int slots;

    @Option(names = "--warm-up", defaultValue = "10000", description = "Tasks before the rounds.")
    private int warmUp;

    @Option(
            names = "--waits",
            defaultValue = "8000",
            description = "Tasks that wait, a round and worker.")
    private int waits;

    @Option(names = "--wait-millis", defaultValue = "100", description = "How long each waits.")
    private int waitMillis;

    @Option(
            names = "--engines",
            defaultValue = "postgresql,sqs",
            split = ",",
            description =
                    "Ours to measure; the peers run beside postgresql. sqs is kept as tasks-sqs.")
    private List<String> engines = List.of();

    @Option(
            names = "--sqs-tasks",
            defaultValue = "5000",
            description = "Empty ones a round on sqs, and at most so many of the others.")
    private int sqsTasks;

    @Option(names = "--no-peers", description = "Ours alone.")
    private boolean noPeers;

    @Override
    public Integer call() throws Exception {
        Path work = run.work("tasks");
        try (Cluster cluster = Cluster.start(run.root(), work, API_OPTIONS, Map.of())) {
            if (engines.contains("postgresql")) {
                keep("tasks", onPostgres(cluster, work));
            }
            if (engines.contains("sqs")) {
                keep("tasks-sqs", onSqs(cluster, work));
            }
        }
        return 0;
    }

    private void keep(String name, List<Row> measured) throws IOException {
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of("slots of a worker", "", (double) slots));
        rows.addAll(measured);
        run.keep(name, rows);
    }

    private List<Row> onPostgres(Cluster cluster, Path work) throws Exception {
        var setup =
                new PlatformTasks.Setup(
                        "postgresql", cluster.http(), cluster.database(), slots(), List.of());
        try (PlatformTasks ours = new PlatformTasks(cluster, setup)) {
            if (noPeers) {
                return measure(List.of(ours), ours, Integer.MAX_VALUE);
            }
            try (PeerTasks jobRunr = peer(PeerTasks.JOB_RUNR, cluster, work);
                    PeerTasks dbScheduler = peer(PeerTasks.DB_SCHEDULER, cluster, work)) {
                return measure(List.of(ours, jobRunr, dbScheduler), ours, Integer.MAX_VALUE);
            }
        }
    }

    private PeerTasks peer(PeerTasks.Kind kind, Cluster cluster, Path work) throws Exception {
        return new PeerTasks(kind, run.root(), work, cluster, slots);
    }

    /** The other engine has a database of its own, because workers of both would take its tasks. */
    private List<Row> onSqs(Cluster cluster, Path work) throws Exception {
        String database = cluster.newDatabase("sqs");
        Map<String, String> sqs =
                Map.of(
                        "BLUEHORIZONS_TASKS_ENGINE", "sqs",
                        "BLUEHORIZONS_TASKS_SQS_ENDPOINT", "http://127.0.0.1:" + SQS_PORT,
                        "BLUEHORIZONS_TASKS_SQS_REGION", "ap-southeast-1",
                        "AWS_ACCESS_KEY_ID", "bench",
                        "AWS_SECRET_ACCESS_KEY", "bench");
        try (Peer queues =
                Peer.launch(
                        run.root(),
                        new Peer.Program("elasticmq", "ElasticMqPeer", "-Xmx768m"),
                        work.resolve("elasticmq.log"),
                        Integer.toString(SQS_PORT))) {
            queues.awaitReady();
            Cluster.Started api =
                    cluster.launch(
                            new Cluster.Node(
                                    "api-sqs",
                                    "api",
                                    database,
                                    API_OPTIONS,
                                    and(sqs, Map.of("SERVER_PORT", Integer.toString(SQS_HTTP)))));
            api.awaitReady();
            ProcessHandle postmaster = cluster.postgres();
            var setup =
                    new PlatformTasks.Setup(
                            "sqs",
                            SQS_HTTP,
                            database,
                            and(sqs, slots()),
                            List.of(
                                    new Processors.Part(
                                            "ElasticMQ", () -> List.of(queues.handle())),
                                    new Processors.Part("REST", () -> List.of(api.node().jvm())),
                                    new Processors.Part(
                                            "PostgreSQL", () -> postmaster.children().toList())));
            try (PlatformTasks ours = new PlatformTasks(cluster, setup)) {
                return measure(List.of(ours), ours, sqsTasks);
            }
        }
    }

    private Map<String, String> slots() {
        return Map.of("BLUEHORIZONS_TASKS_SLOTS", Integer.toString(slots));
    }

    private static Map<String, String> and(Map<String, String> some, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }

    /**
     * @param most tasks of each kind
     */
    private List<Row> measure(List<Contestant> contestants, PlatformTasks ours, int most)
            throws Exception {
        List<Row> rows = new ArrayList<>();
        List<Row> waiting = new ArrayList<>();
        for (int count : workers) {
            Rounds measured =
                    new Rounds(
                            contestants,
                            new Rounds.Plan(
                                    count,
                                    run.rounds(),
                                    Math.min(tasks, most),
                                    Math.min(warmUp, most),
                                    Math.min(waits, most),
                                    waitMillis));
            measured.run();
            rows.addAll(measured.rows());
            waiting.add(measured.waiting());
        }
        if (workers.size() > 1) {
            double more = (double) workers.getLast() / workers.getFirst();
            rows.add(
                    Row.of(
                                    "%s: tasks that wait, with %d workers instead of %d"
                                            .formatted(
                                                    ours.name(),
                                                    workers.getLast(),
                                                    workers.getFirst()),
                                    "x",
                                    waiting.getLast().value() / waiting.getFirst().value())
                            .atLeast(NEARLY_LINEAR * more));
        }
        rows.addAll(new Recovery(ours, run.rounds()).run());
        return rows;
    }
}
