package org.bluehorizons.tasks.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.bluehorizons.tasks.queue.Settlement.Again;
import org.bluehorizons.tasks.queue.Settlement.Cancelled;
import org.bluehorizons.tasks.queue.Settlement.Dead;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes from dead workers what they held: a failed attempt each. Tasks that have lost their worker
 * more than once come back spread over some seconds, so that one that kills its workers is soon
 * alone with them, and in the end a dead letter. Any worker does it, several at once do no harm.
 */
@Component
public final class Reaper {

    private static final Logger LOG = LoggerFactory.getLogger(Reaper.class);
    private static final int AT_ONCE = 2_000;
    private static final long LONGEST_SPREAD_MILLIS = 10_000;

    private final Statements statements;
    private final TaskStore store;

    public Reaper(Statements statements, TaskStore store) {
        this.statements = statements;
        this.store = store;
    }

    private record Orphan(Claim claim, UUID worker, boolean cancelWanted) {}

    /**
     * Declares those dead whose lease is over.
     *
     * @return how many
     */
    public int declareDead() {
        var dead =
                statements.query(
                        """
                        DELETE FROM tasks.worker
                        WHERE id IN (SELECT id FROM tasks.worker WHERE lease_until < now()
                                     FOR UPDATE SKIP LOCKED)
                        RETURNING id, host
                        """,
                        (row, _) -> row.getString("id") + " on " + row.getString("host"));
        dead.forEach(worker -> LOG.warn("worker {} is dead; others do its tasks", worker));
        return dead.size();
    }

    /**
     * Takes what is held by workers without a row.
     *
     * @return how many tasks
     */
    public int takeOrphans() {
        var taken = 0;
        while (true) {
            var orphans = orphans();
            if (orphans.isEmpty()) {
                return taken;
            }
            store.settle(orphans.stream().map(Reaper::settlement).toList());
            taken += orphans.size();
        }
    }

    private List<Orphan> orphans() {
        return statements.query(
                """
                SELECT id, claim, type, attempts, most_attempts, created_by, group_key, worker_id,
                       cancel_wanted
                FROM tasks.task
                WHERE state = 'running'
                  AND NOT EXISTS (SELECT FROM tasks.worker WHERE worker.id = task.worker_id)
                LIMIT ?
                """,
                Reaper::read,
                AT_ONCE);
    }

    private static Settlement settlement(Orphan orphan) {
        var claim = orphan.claim();
        var what = "worker " + orphan.worker() + " died or was cut off while it held the task";
        if (orphan.cancelWanted()) {
            return new Cancelled(claim);
        }
        return claim.attempt() >= claim.mostAttempts()
                ? new Dead(claim, what + ", in attempt " + claim.attempt())
                : new Again(claim, spread(claim.attempt()), what);
    }

    private static Duration spread(int attempt) {
        if (attempt <= 1) {
            return Duration.ZERO;
        }
        var most = Math.min(LONGEST_SPREAD_MILLIS, 500L << Math.min(attempt, 10));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most));
    }

    private static Orphan read(ResultSet row, int number) throws SQLException {
        var claim =
                new Claim(
                        row.getObject("id", UUID.class),
                        row.getLong("claim"),
                        row.getString("type"),
                        "",
                        row.getInt("attempts"),
                        row.getInt("most_attempts"),
                        row.getString("created_by"),
                        row.getString("group_key"),
                        null,
                        null);
        return new Orphan(
                claim, row.getObject("worker_id", UUID.class), row.getBoolean("cancel_wanted"));
    }
}
