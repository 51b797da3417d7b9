package org.bluehorizons.rehearsal.traffic;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.bluehorizons.bench.Row;

/**
 * Submits tasks all the time, each call with a key of its own, and again with the same key until it
 * is accepted. So each of its tasks is to be done once, whatever happened to a request.
 */
final class TaskStream implements AutoCloseable {
    private static final int AT_ONCE = 5;
    private static final int LONGEST_MILLIS = 2_000;
    private static final int PAUSE_MILLIS = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Line line;
    private final String token;
    private final Thread thread;
    private volatile boolean stopping;
    private final LongAdder submitted = new LongAdder();

    /**
     * @param port of the load balancer
     */
    TaskStream(int port, String token, Failures failures) {
        this.line = new Line(port, true, failures);
        this.token = token;
        this.thread = Thread.ofPlatform().daemon().name("tasks").start(this::run);
    }

    private void run() {
        SplittableRandom random = new SplittableRandom(11);
        try (line) {
            while (!stopping) {
                Request request = request(random);
                while (line.ask(request) != 202) {
                    TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                }
                submitted.add(AT_ONCE);
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Request request(SplittableRandom random) {
        String task =
                "{\"type\":\"demonstration.wait\",\"payload\":{\"milliseconds\":%d}}"
                        .formatted(random.nextInt(LONGEST_MILLIS));
        return Request.post(
                "/v1/tasks",
                token,
                UUID.randomUUID(),
                "[" + String.join(",", Collections.nCopies(AT_ONCE, task)) + "]",
                Set.of(202));
    }

    long submitted() {
        return submitted.sum();
    }

    /** The last call is accepted before. */
    @Override
    public void close() {
        stopping = true;
        Joining.await(thread, PATIENCE);
    }

    /** What became of them, held against the database. */
    static final class Account {
        private static final String OURS = "type = 'demonstration.wait'";

        private final Sql sql;

        Account(Sql sql) {
            this.sql = sql;
        }

        /** Returns when none is open, or nobody does them any more. */
        void awaitDone() throws SQLException, InterruptedException {
            long giveUp = System.nanoTime() + PATIENCE.toNanos();
            while (sql.number("SELECT count(*) FROM tasks.task WHERE " + OURS) > 0
                    && System.nanoTime() < giveUp) {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        }

        List<Row> rows(long submitted) throws SQLException {
            long done =
                    sql.number(
                            "SELECT count(DISTINCT id) FROM tasks.finished WHERE outcome = 'done'"
                                    + " AND "
                                    + OURS);
            long ends = sql.number("SELECT count(*) FROM tasks.finished WHERE " + OURS);
            long begun =
                    sql.number(
                            "SELECT coalesce(sum(attempts), 0) FROM tasks.finished WHERE " + OURS);
            return List.of(
                    Row.of("tasks submitted", "", submitted),
                    Row.of("tasks lost", "", Math.max(0, submitted - done)).atMost(0),
                    Row.of("tasks doubled", "", Math.max(0, ends - submitted)).atMost(0),
                    Row.of("task runs cut off, so begun again", "", begun - ends).atMost(0));
        }
    }
}
