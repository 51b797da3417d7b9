package org.bluehorizons.tasks.queue;

import java.util.List;
import java.util.UUID;
import org.bluehorizons.tasks.queue.Groups.Group;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Ends tasks that somebody does not want any more. Safe for use by many threads and nodes. */
@Component
class Cancellation {

    private final JdbcClient database;
    private final Groups groups;
    private final TransactionOperations transactions;

    Cancellation(JdbcClient database, Groups groups, TransactionOperations transactions) {
        this.database = database;
        this.groups = groups;
        this.transactions = transactions;
    }

    /**
     * @return false when there is none that is not over
     */
    boolean cancel(UUID id) {
        return Boolean.TRUE.equals(transactions.execute(_ -> cancelOne(id)));
    }

    private boolean cancelOne(UUID id) {
        var group = group(id);
        if (!group.isEmpty()) {
            groups.lock(group);
        }
        if (!end(id)) {
            // Asked for in any case: it may have been claimed a moment ago.
            return database.sql(
                                    """
                                    UPDATE tasks.task SET cancel_wanted = true WHERE id = :id
                                    """)
                            .param("id", id)
                            .update()
                    > 0;
        }
        if (!group.isEmpty()) {
            groups.free(group);
        }
        return true;
    }

    private List<Group> group(UUID id) {
        return database.sql(
                        """
                        SELECT type, group_key FROM tasks.task
                        WHERE id = :id AND group_key IS NOT NULL
                        """)
                .param("id", id)
                .query((row, _) -> new Group(row.getString("type"), row.getString("group_key")))
                .list();
    }

    private boolean end(UUID id) {
        return database.sql(
                                """
                                WITH gone AS (
                                    DELETE FROM tasks.task WHERE id = :id AND state <> 'running'
                                    RETURNING *)
                                INSERT INTO tasks.finished (id, type, payload, outcome, priority,
                                    group_key, batch_id, attempts, progress, failures, created_by,
                                    created_at, started_at)
                                SELECT id, type, payload, 'cancelled', priority, group_key,
                                       batch_id, attempts, progress, failures, created_by,
                                       created_at, claimed_at
                                FROM gone
                                """)
                        .param("id", id)
                        .update()
                > 0;
    }
}
