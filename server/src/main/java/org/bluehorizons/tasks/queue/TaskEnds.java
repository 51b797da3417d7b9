package org.bluehorizons.tasks.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.bluehorizons.tasks.TaskEnd;
import org.springframework.stereotype.Component;

/** How tasks ended, in one statement, so that one that moves meanwhile is not missed. */
@Component
class TaskEnds {

    private final Statements statements;

    TaskEnds(Statements statements) {
        this.statements = statements;
    }

    Map<UUID, TaskEnd> of(Collection<UUID> ids) {
        var ends = new HashMap<UUID, TaskEnd>();
        if (!ids.isEmpty()) {
            statements.query(
                    """
                    SELECT id, finished.outcome, dead.reason
                    FROM unnest(?::uuid[]) AS wanted(id)
                    LEFT JOIN LATERAL (SELECT outcome FROM tasks.finished AS task
                                       WHERE task.id = wanted.id LIMIT 1) AS finished ON true
                    LEFT JOIN LATERAL (SELECT reason FROM tasks.dead_letter AS task
                                       WHERE task.id = wanted.id) AS dead ON true
                    WHERE NOT EXISTS (SELECT FROM tasks.task WHERE task.id = wanted.id)
                    """,
                    (row, _) -> ends.put(row.getObject("id", UUID.class), end(row)),
                    (Object) ids.stream().map(UUID::toString).toArray(String[]::new));
        }
        return ends;
    }

    private static TaskEnd end(ResultSet row) throws SQLException {
        var reason = row.getString("reason");
        if (reason != null) {
            return new TaskEnd.Dead(reason);
        }
        var outcome = row.getString("outcome");
        return switch (outcome) {
            case null -> new TaskEnd.Forgotten();
            case "cancelled" -> new TaskEnd.Cancelled();
            default -> new TaskEnd.Done();
        };
    }
}
