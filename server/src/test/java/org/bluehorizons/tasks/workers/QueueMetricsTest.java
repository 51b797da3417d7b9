package org.bluehorizons.tasks.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bluehorizons.observability.Scrape;
import org.bluehorizons.tasks.NewTask;
import org.bluehorizons.tasks.TaskType;
import org.bluehorizons.tasks.Tasks;
import org.bluehorizons.tasks.queue.PostgresTaskQueue;
import org.bluehorizons.tasks.queue.QueueBench;
import org.bluehorizons.tasks.queue.QueueBench.Note;
import org.bluehorizons.tasks.queue.ReadyBell;
import org.bluehorizons.tasks.queue.Settlement;
import org.bluehorizons.tasks.workers.ScriptedHandler.Script;
import org.bluehorizons.testing.PlatformTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What Prometheus is told of the queue, against what is in it. */
@PlatformTest
class QueueMetricsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @LocalManagementPort private int managementPort;
    @Autowired private ApplicationContext platform;
    @Autowired private QueueMetrics metrics;
    @Autowired private JdbcClient database;
    @Autowired private Tasks tasks;

    @Test
    void tellsWhatOfATypeWaitsRunsAndIsDead() {
        var type = QueueBench.type("measured");
        var bench = bench(type);
        var worker = bench.worker();
        bench.submitMany(type, 8);
        bench.tasks().submit(NewTask.of(type, new Note("later")).after(Duration.ofHours(1)));
        var claims = bench.receiveAll(worker, 5, type);
        bench.settle(new Settlement.Dead(claims.get(0), "broken"));
        bench.settle(new Settlement.Dead(claims.get(1), "broken"));
        bench.done(claims.get(2));
        due(type, 90);

        metrics.look();

        var scrape = Scrape.of(managementPort);
        assertThat(gauge(scrape, "bluehorizons_tasks_backlog", type.name())).isEqualTo(3);
        assertThat(gauge(scrape, "bluehorizons_tasks_running", type.name())).isEqualTo(2);
        assertThat(gauge(scrape, "bluehorizons_tasks_dead_letters", type.name())).isEqualTo(2);
        assertThat(gauge(scrape, "bluehorizons_tasks_oldest_age_seconds", type.name()))
                .isBetween(90.0, 110.0);
    }

    @Test
    void tellsHowMuchWaitsForEachWorker() {
        var type = QueueBench.type("shared");
        var bench = bench(type);
        bench.submitMany(type, 120);
        bench.worker();
        bench.worker();

        // Others submit tasks meanwhile, so what was seen in the same moment is compared.
        await().atMost(PATIENCE)
                .untilAsserted(() -> {
                    metrics.look();
                    var scrape = Scrape.of(managementPort);
                    var ready = scrape.sum(one -> one.name().equals("bluehorizons_tasks_backlog"));
                    assertThat(ready).isGreaterThanOrEqualTo(120);
                    assertThat(
                                    scrape.sum(one ->
                                            one.name()
                                                    .equals(
                                                            "bluehorizons_tasks_backlog_per_worker")))
                            .isEqualTo(ready / workers(), offset(0.001));
                });
    }

    @Test
    void countsHowAttemptsEndAndHowLongTheyTook() {
        var before = Scrape.of(managementPort);
        tasks.submit(
                List.of(
                        task("done"),
                        task("done"),
                        task("fail once"),
                        task("give up"),
                        task("fail")));

        await().atMost(PATIENCE)
                .untilAsserted(() -> {
                    var now = Scrape.of(managementPort);
                    assertThat(
                                    Map.of(
                                            "done", ended(now, "done") - ended(before, "done"),
                                            "failed",
                                                    ended(now, "failed") - ended(before, "failed"),
                                            "dead", ended(now, "dead") - ended(before, "dead")))
                            // Of three attempts two are repeated, the last one ends it.
                            .isEqualTo(Map.of("done", 3.0, "failed", 3.0, "dead", 2.0));
                    assertThat(durations(now) - durations(before)).isEqualTo(8);
                });
    }

    private static NewTask task(String does) {
        return NewTask.of(ScriptedHandler.TYPE, new Script("counted", does));
    }

    private static double ended(Scrape scrape, String outcome) {
        return scrape.sum(one ->
                one.name().equals("bluehorizons_tasks_attempts_total")
                        && ScriptedHandler.TYPE.name().equals(one.labels().get("type"))
                        && outcome.equals(one.labels().get("outcome")));
    }

    private static double durations(Scrape scrape) {
        return gauge(
                scrape, "bluehorizons_tasks_duration_seconds_count", ScriptedHandler.TYPE.name());
    }

    private static double gauge(Scrape scrape, String name, String type) {
        return scrape.sum(one -> one.name().equals(name) && type.equals(one.labels().get("type")));
    }

    /** Its oldest one, since so long. */
    private void due(TaskType<Note> type, int seconds) {
        database.sql(
                        """
                        UPDATE tasks.task SET available_at = now() - :seconds * interval '1 s'
                        WHERE id = (SELECT id FROM tasks.task
                                    WHERE type = :type AND state = 'ready' LIMIT 1)
                        """)
                .param("seconds", seconds)
                .param("type", type.name())
                .update();
    }

    private long workers() {
        return database.sql("SELECT count(*) FROM tasks.worker WHERE state = 'working'")
                .query(Long.class)
                .single();
    }

    private QueueBench bench(TaskType<Note> type) {
        return new QueueBench(
                platform,
                (store, _) -> new PostgresTaskQueue(store, platform.getBean(ReadyBell.class)),
                List.of(type));
    }
}
