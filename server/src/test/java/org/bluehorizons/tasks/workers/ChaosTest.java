package org.bluehorizons.tasks.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.bluehorizons.BlueHorizons;
import org.bluehorizons.tasks.Tasks;
import org.bluehorizons.testing.OwnPostgres;
import org.bluehorizons.testing.ServerProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Workers are killed, paused and ended, connections cut and PostgreSQL restarted, while tasks are
 * submitted: what was acknowledged is done, each effect in the database is there once, groups are
 * in order. More rounds: {@code -Dchaos.rounds=50}; the same again: {@code -Dchaos.seed=...}.
 */
class ChaosTest {

    private static final int WORKERS = 2;
    private static final Duration END = Duration.ofSeconds(90);

    /** The platform has tasks of its own. */
    private static final String OURS = " WHERE type LIKE 'test.chaos.%'";

    @TempDir private Path directory;

    private final long seed = Long.getLong("chaos.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final List<ServerProcess> workers = new ArrayList<>();

    @Test
    void losesNothingAndDoesNothingTwice() {
        System.out.println("chaos.seed=" + seed);
        try (var postgres = new OwnPostgres(directory.resolve("postgres"));
                var submitting = platform(postgres)) {
            var database = JdbcClient.create(new DriverManagerDataSource(postgres.jdbcUrl()));
            database.sql(
                            """
                            CREATE SCHEMA chaos;
                            CREATE TABLE chaos.mark (place bigserial, task_id uuid, type text,
                                                     lane text, number int)
                            """)
                    .update();
            startWorkers(postgres);
            try (var load = new ChaosLoad(submitting.getBean(Tasks.class))) {
                for (var round = 0; round < Integer.getInteger("chaos.rounds", 3); round++) {
                    disturb(postgres);
                }
                load.stop();
                judge(database, load);
            } finally {
                workers.forEach(ServerProcess::close);
            }
        }
    }

    private ConfigurableApplicationContext platform(OwnPostgres postgres) {
        return new SpringApplicationBuilder(BlueHorizons.class)
                .run(
                        "--bluehorizons.roles=api",
                        "--server.port=0",
                        "--management.server.port=0",
                        "--spring.jmx.enabled=false",
                        "--bluehorizons.database.data-directory=target/fork-${surefire.forkNumber:1}",
                        "--bluehorizons.database.url=" + postgres.jdbcUrl());
    }

    private void startWorkers(OwnPostgres postgres) {
        var settings =
                Map.of(
                        "DATABASE_URL",
                        postgres.jdbcUrl(),
                        "BLUEHORIZONS_ROLES",
                        "workers",
                        "BLUEHORIZONS_TASKS_LEASE",
                        "3s",
                        "BLUEHORIZONS_TASKS_DRAINTIME",
                        "200ms");
        var starts = new ArrayList<CompletableFuture<ServerProcess>>();
        for (var number = 0; number < WORKERS; number++) {
            var home = directory.resolve("worker-" + number);
            starts.add(
                    CompletableFuture.supplyAsync(() -> {
                        assertThat(home.toFile().mkdirs()).isTrue();
                        return ServerProcess.start(home, settings);
                    }));
        }
        starts.forEach(start -> workers.add(start.join()));
    }

    private void disturb(OwnPostgres postgres) {
        var worker = workers.get(random.nextInt(WORKERS));
        var what = random.nextInt(6);
        System.out.println("disturbance " + what);
        switch (what) {
            case 0 -> {
                worker.kill();
                worker.startAgain();
            }
            case 1 -> {
                worker.terminate();
                worker.startAgain();
            }
            case 2 -> {
                worker.pause();
                pass(Duration.ofSeconds(5));
                worker.resume();
            }
            case 3 -> {
                worker.pause();
                pass(Duration.ofSeconds(1));
                worker.resume();
            }
            case 4 -> postgres.dropConnections();
            default -> postgres.restart();
        }
        pass(Duration.ofMillis(random.nextInt(2_000)));
    }

    private void judge(JdbcClient database, ChaosLoad load) {
        await("all tasks are over")
                .atMost(END)
                .untilAsserted(() ->
                        assertThat(count(database, "SELECT count(*) FROM tasks.task" + OURS))
                                .isZero());
        assertThat(count(database, "SELECT count(*) FROM tasks.dead_letter" + OURS)).isZero();
        assertThat(load.acknowledged()).hasSizeGreaterThan(100);
        assertThat(ids(database, "SELECT id FROM tasks.finished WHERE outcome = 'done'"))
                .containsAll(load.acknowledged());
        assertThat(
                        count(
                                database,
                                """
                                SELECT count(*) FROM tasks.finished
                                %s AND NOT EXISTS (SELECT FROM chaos.mark WHERE task_id = id)
                                """
                                        .formatted(OURS)))
                .as("tasks without a mark")
                .isZero();
        assertThat(
                        ids(
                                database,
                                """
                                SELECT task_id FROM chaos.mark WHERE type <> 'test.chaos.outside'
                                GROUP BY task_id HAVING count(*) > 1
                                """))
                .as("effects that are there twice")
                .isEmpty();
        assertThat(
                        count(
                                database,
                                """
                                SELECT count(*)
                                FROM (SELECT number, lag(number) OVER (PARTITION BY lane
                                                                       ORDER BY place) AS before
                                      FROM chaos.mark WHERE type = 'test.chaos.ordered') AS step
                                WHERE number < before
                                """))
                .as("steps back in a group")
                .isZero();
        System.out.printf(
                "%d acknowledged tasks, %d marks, %d runs more than tasks%n",
                load.acknowledged().size(),
                count(database, "SELECT count(*) FROM chaos.mark"),
                count(database, "SELECT count(*) - count(DISTINCT task_id) FROM chaos.mark"));
    }

    private static long count(JdbcClient database, String sql) {
        return database.sql(sql).query((row, _) -> row.getLong(1)).single();
    }

    private static List<UUID> ids(JdbcClient database, String sql) {
        return database.sql(sql).query((row, _) -> row.getObject(1, UUID.class)).list();
    }

    private static void pass(Duration time) {
        var end = System.nanoTime() + time.toNanos();
        await().atMost(time.plusSeconds(10)).until(() -> System.nanoTime() >= end);
    }
}
