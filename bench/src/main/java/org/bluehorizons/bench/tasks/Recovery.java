package org.bluehorizons.bench.tasks;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bluehorizons.bench.Cluster;
import org.bluehorizons.bench.Harness;
import org.bluehorizons.bench.Row;

/**
 * SIGKILL for a worker that has just taken a hundred tasks, while another one with as many free
 * slots waits. The tasks take longer than the kill, so that the first ends none of them.
 */
final class Recovery {
    private static final int TASKS = 100;
    private static final int TASK_MILLIS = 10_000;
    private static final Map<String, String> SLOTS =
            Map.of("BLUEHORIZONS_TASKS_SLOTS", Integer.toString(TASKS));
    private static final String HELD =
            """
            SELECT count(*) FROM tasks.task
            WHERE type = 'demonstration.wait' AND state = 'running'
            """;
    private static final String DONE =
            """
            SELECT count(*) FROM tasks.finished
            WHERE type = 'demonstration.wait' AND outcome = 'done'
            """;

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int EVERY_MILLIS = 10;

    private final PlatformTasks ours;
    private final int rounds;

    Recovery(PlatformTasks ours, int rounds) {
        this.ours = ours;
        this.rounds = rounds;
    }

    List<Row> run() throws IOException, SQLException, InterruptedException {
        List<Double> claimed = new ArrayList<>();
        List<Double> done = new ArrayList<>();
        long missing = 0;
        try {
            ours.startWorkers(1, SLOTS);
            for (int round = 1; round <= rounds; round++) {
                Harness.say("kill -9: round %d of %d".formatted(round, rounds));
                ours.startWorkers(1, SLOTS);
                ours.submit(TASKS);
                Stopwatch.awaitOpen(ours, 0);
                ours.sweep();
                String dead = takeByTheLast();
                long killed = System.nanoTime();
                killTheLast();
                awaitAtLeast(TASKS, takenFrom(dead));
                claimed.add((System.nanoTime() - killed) / 1e9);
                Stopwatch.awaitOpen(ours, 0);
                done.add((System.nanoTime() - killed) / 1e9);
                missing += TASKS - Sql.count(ours.database(), DONE);
            }
        } finally {
            ours.stopWorkers();
        }
        String what = "%s: kill -9 of a worker with %d tasks: ".formatted(ours.name(), TASKS);
        return List.of(
                Row.of(what + "all are held by another after", "s", claimed),
                Row.of(what + "all have run there (10 s each) after", "s", done),
                Row.of(what + "tasks lost", "", missing).atMost(0));
    }

    /**
     * The other one is frozen for a moment, so that the last worker takes all.
     *
     * @return the last worker's id
     */
    private String takeByTheLast() throws IOException, SQLException, InterruptedException {
        List<ProcessHandle> other = List.of(ours.workers().getFirst());
        Stopwatch.signal("STOP", other);
        try {
            ours.submitWaits(TASKS, TASK_MILLIS);
            awaitAtLeast(TASKS, HELD);
            return Sql.text(
                    ours.database(),
                    """
                    SELECT worker_id FROM tasks.task
                    WHERE type = 'demonstration.wait' AND state = 'running' LIMIT 1
                    """);
        } finally {
            Stopwatch.signal("CONT", other);
        }
    }

    /** Of a worker's tasks, those that another one has taken or ended. */
    private static String takenFrom(String worker) {
        return """
        SELECT (SELECT count(*) FROM tasks.task
                WHERE type = 'demonstration.wait' AND state = 'running' AND worker_id <> '%s')
             + (SELECT count(*) FROM tasks.finished WHERE type = 'demonstration.wait')
        """
                .formatted(worker);
    }

    private void killTheLast() throws InterruptedException {
        Cluster.Started victim = ours.started().getLast();
        victim.node().kill();
        ours.started().remove(victim);
    }

    private void awaitAtLeast(long expected, String count)
            throws SQLException, IOException, InterruptedException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (Sql.count(ours.database(), count) < expected) {
            if (System.nanoTime() > giveUp) {
                throw new IOException(
                        "%s: not %d tasks after %s: %s"
                                .formatted(ours.name(), expected, PATIENCE, count));
            }
            TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
        }
    }
}
