package org.bluehorizons.tasks.queue;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rows of workers: who has one lives. Safe for use by many threads and nodes.
 *
 * @param database the worker's own connection: it must not wait for what its handlers do
 * @param lease lasts so long from each sign of life on, by the database's clock
 */
public record WorkerLeases(JdbcClient database, Duration lease) {

    /**
     * A sign of life.
     *
     * @param state {@code working} or {@code draining}
     * @param done since it has begun
     * @param failed attempts
     */
    public record Pulse(String state, int running, long done, long failed) {}

    /** The worker lives from now on, and may claim. */
    public void begin(UUID worker, String host, String version, int slots) {
        database.sql(
                        """
                        INSERT INTO tasks.worker (id, host, version, slots, lease_until)
                        VALUES (:id, :host, :version, :slots,
                                now() + :lease * interval '1 millisecond')
                        """)
                .param("id", worker)
                .param("host", host)
                .param("version", version)
                .param("slots", slots)
                .param("lease", lease.toMillis())
                .update();
    }

    /**
     * @return false when the worker was taken for dead; then it holds nothing any more
     */
    public boolean renew(UUID worker, Pulse pulse) {
        return database.sql(
                                """
                                UPDATE tasks.worker
                                SET lease_until = now() + :lease * interval '1 millisecond',
                                    state = :state, running = :running, done = :done,
                                    failed = :failed
                                WHERE id = :id
                                """)
                        .param("lease", lease.toMillis())
                        .param("state", pulse.state())
                        .param("running", pulse.running())
                        .param("done", pulse.done())
                        .param("failed", pulse.failed())
                        .param("id", worker)
                        .update()
                > 0;
    }

    /** Which of its tasks somebody wants to end. */
    public List<UUID> cancelWanted(UUID worker) {
        return database.sql(
                        """
                        SELECT id FROM tasks.task
                        WHERE worker_id = :worker AND state = 'running' AND cancel_wanted
                        """)
                .param("worker", worker)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    /** What it still holds is void from now on. */
    public void end(UUID worker) {
        database.sql("DELETE FROM tasks.worker WHERE id = :id").param("id", worker).update();
    }
}
