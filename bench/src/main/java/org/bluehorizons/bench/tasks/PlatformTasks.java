package org.bluehorizons.bench.tasks;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bluehorizons.bench.Caller;
import org.bluehorizons.bench.Cluster;
import org.bluehorizons.bench.HttpLine;

/** Ours with one of its engines: submitted over REST, run by processes that do nothing else. */
final class PlatformTasks implements Contestant {
    private static final String WORKER_OPTIONS = "-Xmx384m";
    private static final int AT_ONCE = 1_000;
    private static final String EMPTY = "{\"type\":\"demonstration.empty\",\"payload\":{}}";
    private static final String OPEN =
            "SELECT count(*) FROM tasks.task WHERE type LIKE 'demonstration.%'";
    private static final String SWEEP = "TRUNCATE tasks.finished; VACUUM ANALYZE tasks.task";

    private final Cluster cluster;
    private final Setup setup;
    private final Connection database;
    private final Caller caller;
    private final List<Cluster.Started> workers = new ArrayList<>();

    /**
     * @param engine {@code postgresql} or {@code sqs}
     * @param port of its REST
     * @param database by JDBC
     * @param settings of its workers, beyond engine and slots
     * @param parts whose processor time is told, beside its workers'
     */
    record Setup(
            String engine,
            int port,
            String database,
            Map<String, String> settings,
            List<Processors.Part> parts) {}

    PlatformTasks(Cluster cluster, Setup setup)
            throws IOException, InterruptedException, SQLException {
        this.cluster = cluster;
        this.setup = setup;
        this.database = DriverManager.getConnection(setup.database);
        this.caller = cluster.caller(setup.port);
    }

    @Override
    public String name() {
        return "ours, " + setup.engine;
    }

    /** Who may be busy; nobody when nobody asks. */
    List<Processors.Part> parts() {
        if (setup.parts.isEmpty()) {
            return List.of();
        }
        List<Processors.Part> all = new ArrayList<>(setup.parts);
        all.add(new Processors.Part("workers", this::workers));
        return all;
    }

    String engine() {
        return setup.engine;
    }

    Connection database() {
        return database;
    }

    @Override
    public void startWorkers(int count) throws IOException, InterruptedException {
        startWorkers(count, Map.of());
    }

    /** With further settings. */
    void startWorkers(int count, Map<String, String> settings)
            throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(setup.settings);
        all.put("BLUEHORIZONS_TASKS_ENGINE", setup.engine);
        all.putAll(settings);
        List<Cluster.Started> started = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            started.add(
                    cluster.launch(
                            new Cluster.Node(
                                    "workers-" + setup.engine,
                                    "workers",
                                    setup.database,
                                    WORKER_OPTIONS,
                                    all)));
        }
        workers.addAll(started);
        for (Cluster.Started worker : started) {
            worker.awaitReady();
        }
    }

    @Override
    public void stopWorkers() throws IOException {
        for (Cluster.Started worker : workers) {
            worker.node().close();
        }
        workers.clear();
    }

    List<Cluster.Started> started() {
        return workers;
    }

    @Override
    public List<ProcessHandle> workers() {
        return workers.stream().map(worker -> worker.node().jvm()).toList();
    }

    @Override
    public void submit(int tasks) throws IOException {
        submit(EMPTY, tasks);
    }

    /** Tasks that each wait so long. */
    void submitWaits(int tasks, int milliseconds) throws IOException {
        submit(
                "{\"type\":\"demonstration.wait\",\"payload\":{\"milliseconds\":%d}}"
                        .formatted(milliseconds),
                tasks);
    }

    /** Over one connection, which is not kept: it would be closed before the next round. */
    private void submit(String task, int tasks) throws IOException {
        try (HttpLine http = new HttpLine(setup.port)) {
            for (int left = tasks; left > 0; left -= AT_ONCE) {
                List<String> some = Collections.nCopies(Math.min(left, AT_ONCE), task);
                String headers =
                        "Authorization: Bearer %s\r\nIdempotency-Key: %s\r\n"
                                .formatted(caller.token(), UUID.randomUUID());
                int status =
                        http.ask("POST", "/v1/tasks", headers, "[" + String.join(",", some) + "]");
                if (status != 202) {
                    throw new IOException("POST /v1/tasks: " + status);
                }
            }
        }
    }

    @Override
    public long open() throws SQLException {
        return Sql.count(database, OPEN);
    }

    @Override
    public void sweep() throws SQLException {
        Sql.runEach(database, SWEEP);
    }

    @Override
    public void close() throws IOException, SQLException {
        stopWorkers();
        caller.close();
        database.close();
    }
}
