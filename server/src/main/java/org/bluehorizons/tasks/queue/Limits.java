package org.bluehorizons.tasks.queue;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bluehorizons.tasks.TaskTypes;
import org.springframework.stereotype.Component;

/** How many more tasks of a type may be claimed that has a limit for all workers together. */
@Component
class Limits {

    private final TaskTypes types;
    private final Statements statements;

    Limits(TaskTypes types, Statements statements) {
        this.types = types;
        this.statements = statements;
    }

    boolean has(String type) {
        return types.mostAtOnce(type) > 0;
    }

    /**
     * In a transaction, until whose end nobody else claims tasks of these types.
     *
     * @return without those that have no ready tasks, no room, or of which others claim just now
     */
    Map<String, Integer> room(Collection<String> limited) {
        var mine =
                statements.query(
                        """
                        SELECT type FROM (
                            SELECT type FROM unnest(?::text[]) AS wanted(type)
                            WHERE EXISTS (SELECT FROM tasks.task
                                          WHERE task.type = wanted.type AND state = 'ready')
                            OFFSET 0) AS waiting
                        WHERE pg_try_advisory_xact_lock(
                                  hashtextextended('limit of tasks of ' || type, 0))
                        """,
                        (row, _) -> row.getString(1),
                        (Object) limited.toArray(String[]::new));
        // A new statement: what was claimed before the lock was had is seen now.
        var running = mine.isEmpty() ? Map.<String, Integer>of() : running(mine);
        return mine.stream()
                .filter(type -> running.getOrDefault(type, 0) < types.mostAtOnce(type))
                .collect(
                        Collectors.toMap(
                                Function.identity(),
                                type -> types.mostAtOnce(type) - running.getOrDefault(type, 0)));
    }

    private Map<String, Integer> running(Collection<String> limited) {
        return statements
                .query(
                        """
                        SELECT type, count(*)::int AS running FROM tasks.task
                        WHERE state = 'running' AND type = ANY (?::text[]) GROUP BY type
                        """,
                        (row, _) -> Map.entry(row.getString("type"), row.getInt("running")),
                        (Object) limited.toArray(String[]::new))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
