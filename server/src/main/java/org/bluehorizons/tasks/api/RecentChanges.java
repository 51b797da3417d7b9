package org.bluehorizons.tasks.api;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.bluehorizons.tasks.queue.Statements;

/**
 * What has changed of the tasks that somebody watches, found by looking: one statement each time,
 * over the tasks that run (never more than workers have room for), those that were submitted or
 * ended in the last seconds, and those that were told before and were not over. Confined to one
 * thread.
 */
final class RecentChanges {

    private static final Duration LOOK_BACK = Duration.ofSeconds(5);
    private static final int MOST = 5_000;
    private static final int MOST_REMEMBERED = 40_000;

    // Sub-selects are computed once, and then are what an index is asked for.
    private static final String KNOWN = "id = ANY ((SELECT known FROM wanted)::uuid[])";
    private static final String WANTED =
            """
            ((SELECT everything FROM wanted)
             OR type = ANY ((SELECT types FROM wanted)::text[])
             OR batch_id = ANY ((SELECT batches FROM wanted)::uuid[])
             OR id = ANY ((SELECT known FROM wanted)::uuid[]))
            """;

    private static final String SQL =
            """
            WITH wanted AS MATERIALIZED (
                SELECT ?::boolean AS everything, ?::text[] AS types, ?::uuid[] AS batches,
                       ?::uuid[] AS known, ?::uuid AS since)
            """
                    + String.join(
                            " UNION ALL ",
                            some(TaskTable.WAITING, "state = 'running' AND " + WANTED),
                            some(
                                    TaskTable.WAITING,
                                    "state <> 'running' AND id > (SELECT since FROM wanted) AND "
                                            + WANTED
                                            + "ORDER BY id DESC"),
                            some(TaskTable.WAITING, "state <> 'running' AND " + KNOWN),
                            some(
                                    TaskTable.DEAD,
                                    "dead_at > now() - interval '5 seconds' AND " + WANTED),
                            some(TaskTable.DEAD, KNOWN),
                            some(
                                    TaskTable.FINISHED,
                                    "finished_at > now() - interval '5 seconds' AND "
                                            + WANTED
                                            + "ORDER BY finished_at DESC"),
                            some(
                                    TaskTable.FINISHED,
                                    "finished_at > now() - interval '1 day' AND " + KNOWN));

    private final Statements statements;
    private final Clock clock;
    private final Map<UUID, TaskSummary> told = new LinkedHashMap<>();

    RecentChanges(Statements statements, Clock clock) {
        this.statements = statements;
        this.clock = clock;
    }

    /** Those that were not told before as they are now. */
    List<TaskSummary> next(Collection<Watcher> watchers) {
        var changed = new ArrayList<TaskSummary>();
        for (var task : read(watchers)) {
            if (!task.equals(told.get(task.id()))) {
                // Last in the order, for the oldest are forgotten first.
                told.remove(task.id());
                told.put(task.id(), task);
                changed.add(task);
            }
        }
        var ids = told.keySet().iterator();
        while (told.size() > MOST_REMEMBERED) {
            ids.next();
            ids.remove();
        }
        return changed;
    }

    private List<TaskSummary> read(Collection<Watcher> watchers) {
        var filters =
                watchers.stream()
                        .filter(watcher -> watcher.task() == null)
                        .map(Watcher::filter)
                        .toList();
        // What has a batch is found by it; a type without one, by the type.
        var batches = filters.stream().map(TaskFilter::batch).filter(Objects::nonNull).toList();
        var others = filters.stream().filter(filter -> filter.batch() == null).toList();
        return statements.query(
                SQL,
                (row, _) -> TaskReader.summary(row),
                others.stream().anyMatch(filter -> filter.type() == null),
                others.stream()
                        .map(TaskFilter::type)
                        .filter(Objects::nonNull)
                        .toArray(String[]::new),
                batches.stream().map(UUID::toString).toArray(String[]::new),
                known(watchers),
                TaskReader.firstOf(clock.instant().minus(LOOK_BACK)));
    }

    private String[] known(Collection<Watcher> watchers) {
        var single = watchers.stream().map(Watcher::task).filter(Objects::nonNull);
        var open =
                told.values().stream()
                        .filter(task -> !task.state().over())
                        .map(TaskSummary::id)
                        .toList();
        var last = open.subList(Math.max(0, open.size() - MOST), open.size());
        return Stream.concat(single, last.stream()).map(UUID::toString).toArray(String[]::new);
    }

    private static String some(TaskTable table, String condition) {
        return "(%s LIMIT %d)\n".formatted(table.summaries(condition), MOST);
    }
}
