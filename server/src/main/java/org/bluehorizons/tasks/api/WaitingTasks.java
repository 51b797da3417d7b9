package org.bluehorizons.tasks.api;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.bluehorizons.tasks.queue.Groups;
import org.bluehorizons.tasks.queue.Groups.Group;
import org.bluehorizons.tasks.queue.ReadyBell;
import org.bluehorizons.tasks.queue.Statements;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Ends tasks that wait, many at once, or their waiting. Safe for use by many threads and nodes. */
@Component
class WaitingTasks {

    static final int MOST_CANCELLED = 100_000;

    private static final int AT_ONCE = 1_000;

    private final TaskReader reader;
    private final Statements statements;
    private final Groups groups;
    private final ReadyBell bell;
    private final TransactionOperations transactions;

    WaitingTasks(
            TaskReader reader,
            Statements statements,
            Groups groups,
            ReadyBell bell,
            TransactionOperations transactions) {
        this.reader = reader;
        this.statements = statements;
        this.groups = groups;
        this.bell = bell;
        this.transactions = transactions;
    }

    /**
     * In transactions of its own, a thousand tasks each, so that workers need not wait for it.
     *
     * @param filter of states in which tasks wait
     * @return how many; at most {@value #MOST_CANCELLED}
     */
    int cancel(TaskFilter filter) {
        var cancelled = 0;
        var ended = AT_ONCE;
        while (ended > 0 && cancelled < MOST_CANCELLED) {
            var ids =
                    reader.list(filter, null, AT_ONCE).stream()
                            .map(task -> task.id().toString())
                            .toArray(String[]::new);
            ended =
                    ids.length == 0
                            ? 0
                            : Objects.requireNonNull(transactions.execute(_ -> end(ids)));
            cancelled += ended;
        }
        return cancelled;
    }

    /** Of one that is scheduled; whether it was. */
    boolean hasten(UUID id) {
        var hastened =
                statements.update(
                        """
                        UPDATE tasks.task SET state = 'ready', available_at = now()
                        WHERE id = ? AND state = 'scheduled'
                        """,
                        id);
        if (hastened > 0) {
            bell.ring();
        }
        return hastened > 0;
    }

    private int end(String[] ids) {
        var touched = groupsOf(ids);
        if (!touched.isEmpty()) {
            groups.lock(touched);
        }
        var ended =
                statements.update(
                        """
                        WITH gone AS (
                            DELETE FROM tasks.task
                            WHERE id IN (SELECT id FROM tasks.task
                                         WHERE id = ANY (?::uuid[]) AND state <> 'running'
                                         ORDER BY id FOR UPDATE SKIP LOCKED)
                            RETURNING *)
                        INSERT INTO tasks.finished (id, type, payload, outcome, priority, group_key,
                            batch_id, attempts, progress, failures, created_by, created_at,
                            started_at)
                        SELECT id, type, payload, 'cancelled', priority, group_key, batch_id,
                               attempts, progress, failures, created_by, created_at, claimed_at
                        FROM gone
                        """,
                        (Object) ids);
        if (!touched.isEmpty()) {
            groups.free(touched);
        }
        return ended;
    }

    private List<Group> groupsOf(String[] ids) {
        return statements.query(
                """
                SELECT DISTINCT type, group_key FROM tasks.task
                WHERE id = ANY (?::uuid[]) AND group_key IS NOT NULL
                """,
                (row, _) -> new Group(row.getString("type"), row.getString("group_key")),
                (Object) ids);
    }
}
