package org.bluehorizons.tasks.workers;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.bluehorizons.tasks.TaskTypes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What waits in the queue, of all nodes: what to scale workers on. */
@Component
@ConditionalOnRole(Role.WORKERS)
class QueueMetrics {

    private final JdbcClient database;
    private final TaskTypes types;
    private final MultiGauge backlog;
    private final MultiGauge oldest;
    private final MultiGauge running;
    private final MultiGauge dead;
    private final AtomicReference<Double> perWorker = new AtomicReference<>(0.0);

    private record Waiting(String type, long ready, long running, double oldestSeconds) {}

    private record Dead(String type, long count) {}

    QueueMetrics(MeterRegistry registry, JdbcClient database, TaskTypes types) {
        this.database = database;
        this.types = types;
        this.backlog =
                MultiGauge.builder("bluehorizons.tasks.backlog")
                        .description("Tasks that are ready, of all nodes")
                        .register(registry);
        this.oldest =
                MultiGauge.builder("bluehorizons.tasks.oldest.age")
                        .description("How long the oldest ready task has been due, of all nodes")
                        .baseUnit("seconds")
                        .register(registry);
        this.running =
                MultiGauge.builder("bluehorizons.tasks.running")
                        .description("Tasks that a worker holds, of all nodes")
                        .register(registry);
        this.dead =
                MultiGauge.builder("bluehorizons.tasks.dead.letters")
                        .description("Tasks that were given up and nobody has redriven")
                        .register(registry);
        Gauge.builder("bluehorizons.tasks.backlog.per.worker", perWorker, AtomicReference::get)
                .description("Ready tasks for each worker that is not draining")
                .register(registry);
    }

    @Scheduled(fixedDelayString = "PT15S", initialDelayString = "PT2S")
    void look() {
        var waiting = waiting();
        show(backlog, waiting, Waiting::type, Waiting::ready);
        show(oldest, waiting, Waiting::type, Waiting::oldestSeconds);
        show(running, waiting, Waiting::type, Waiting::running);
        show(dead, dead(), Dead::type, Dead::count);
        var ready = waiting.stream().mapToLong(Waiting::ready).sum();
        perWorker.set(ready / (double) Math.max(1, workers()));
    }

    private static <R> void show(
            MultiGauge gauge,
            List<R> rows,
            Function<R, String> type,
            Function<R, ? extends Number> value) {
        gauge.register(
                rows.stream()
                        .<MultiGauge.Row<?>>map(row ->
                                MultiGauge.Row.of(
                                        Tags.of("type", type.apply(row)), value.apply(row)))
                        .toList(),
                true);
    }

    private List<Waiting> waiting() {
        var found =
                database.sql(
                                """
                                SELECT type, count(*) FILTER (WHERE state = 'ready') AS ready,
                                       count(*) FILTER (WHERE state = 'running') AS running,
                                       coalesce(extract(epoch FROM now() - min(available_at)
                                                    FILTER (WHERE state = 'ready')), 0) AS oldest
                                FROM tasks.task GROUP BY type
                                """)
                        .query((row, _) ->
                                new Waiting(
                                        row.getString("type"),
                                        row.getLong("ready"),
                                        row.getLong("running"),
                                        row.getDouble("oldest")))
                        .list();
        return withIdle(found, Waiting::type, type -> new Waiting(type, 0, 0, 0));
    }

    private List<Dead> dead() {
        var found =
                database.sql("SELECT type, count(*) AS count FROM tasks.dead_letter GROUP BY type")
                        .query((row, _) -> new Dead(row.getString("type"), row.getLong("count")))
                        .list();
        return withIdle(found, Dead::type, type -> new Dead(type, 0));
    }

    /** Zero is told, not left out: nobody can alert on what is not there. */
    private <R> List<R> withIdle(
            List<R> found, Function<R, String> type, Function<String, R> nothing) {
        var all = new TreeMap<String, R>();
        types.all()
                .forEach(handler -> {
                    var name = handler.type().name();
                    all.put(name, nothing.apply(name));
                });
        found.forEach(row -> all.put(type.apply(row), row));
        return List.copyOf(all.values());
    }

    private long workers() {
        return database.sql("SELECT count(*) FROM tasks.worker WHERE state = 'working'")
                .query((row, _) -> row.getLong(1))
                .single();
    }
}
