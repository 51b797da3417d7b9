package org.bluehorizons.tasks.api;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Recent;
import org.bluehorizons.platform.Role;
import org.bluehorizons.tasks.TaskTypes;
import org.bluehorizons.tasks.queue.Statements;
import org.springframework.stereotype.Component;

/**
 * Counts the queue, at most every two seconds however many ask: it reads each task that is not
 * over. Safe for use by many threads.
 */
@Component
@ConditionalOnRole(Role.API)
class QueueFigures {

    private static final Duration FRESH = Duration.ofSeconds(2);

    private final Statements statements;
    private final TaskTypes types;
    private final Clock clock;
    private final Recent<TaskQueueView> recent;

    /** Tasks of a type in a state, and for those that are ready, since when the oldest is. */
    private record Count(String type, TaskState state, int number, long oldestSeconds) {}

    QueueFigures(Statements statements, TaskTypes types, Clock clock) {
        this.statements = statements;
        this.types = types;
        this.clock = clock;
        this.recent = new Recent<>(clock, FRESH, this::count);
    }

    TaskQueueView current() {
        return recent.get();
    }

    private TaskQueueView count() {
        var numbers = new HashMap<String, Map<TaskState, Count>>();
        for (var count : counts()) {
            numbers.computeIfAbsent(count.type(), _ -> new EnumMap<>(TaskState.class))
                    .put(count.state(), count);
        }
        var names = new TreeSet<>(numbers.keySet());
        types.all().forEach(handler -> names.add(handler.type().name()));
        var views =
                names.stream()
                        .map(name -> view(name, numbers.getOrDefault(name, Map.of())))
                        .toList();
        return new TaskQueueView(clock.instant(), views);
    }

    private List<Count> counts() {
        return statements.query(
                """
                SELECT type, state, count(*) AS number,
                       CASE state WHEN 'ready'
                            THEN extract(epoch FROM now() - min(available_at)) END AS oldest
                FROM tasks.task GROUP BY type, state
                UNION ALL
                SELECT type, 'dead', count(*), NULL FROM tasks.dead_letter GROUP BY type
                UNION ALL
                SELECT type, 'done', count(*), NULL FROM tasks.finished
                WHERE finished_at > now() - interval '1 minute' AND outcome = 'done' GROUP BY type
                """,
                (row, _) -> read(row));
    }

    private static Count read(ResultSet row) throws SQLException {
        return new Count(
                row.getString("type"),
                TaskState.of(row.getString("state")),
                row.getInt("number"),
                row.getLong("oldest"));
    }

    private static TaskQueueView.OfType view(String type, Map<TaskState, Count> counts) {
        var ready = counts.get(TaskState.READY);
        return new TaskQueueView.OfType(
                type,
                number(counts, TaskState.READY),
                number(counts, TaskState.SCHEDULED),
                number(counts, TaskState.BLOCKED),
                number(counts, TaskState.RUNNING),
                number(counts, TaskState.DEAD),
                ready == null ? null : ready.oldestSeconds(),
                number(counts, TaskState.DONE));
    }

    private static int number(Map<TaskState, Count> counts, TaskState state) {
        var count = counts.get(state);
        return count == null ? 0 : count.number();
    }
}
