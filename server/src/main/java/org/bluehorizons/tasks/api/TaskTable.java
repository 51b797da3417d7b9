package org.bluehorizons.tasks.api;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The three tables that a task can be in, each read as the same columns. */
enum TaskTable {
    WAITING(
            """
            id, type, state, priority, group_key, batch_id, attempts, available_at, created_at,
            claimed_at AS started_at, NULL::timestamptz AS ended_at,
            CASE state WHEN 'running' THEN worker_id END AS worker_id, cancel_wanted, progress,
            failures -> -1 ->> 'error' AS error, created_by
            """,
            "most_attempts, failures, NULL::json AS result, payload",
            "tasks.task"),
    DEAD(
            """
            id, type, 'dead' AS state, priority, group_key, batch_id, attempts,
            NULL::timestamptz AS available_at, created_at, NULL::timestamptz AS started_at,
            dead_at AS ended_at, NULL::uuid AS worker_id, false AS cancel_wanted, progress,
            reason AS error, created_by
            """,
            "most_attempts, failures, NULL::json AS result, payload",
            "tasks.dead_letter"),
    FINISHED(
            """
            id, type, outcome AS state, priority, group_key, batch_id, attempts,
            NULL::timestamptz AS available_at, created_at, started_at, finished_at AS ended_at,
            NULL::uuid AS worker_id, false AS cancel_wanted, progress, NULL::text AS error,
            created_by
            """,
            "NULL::int AS most_attempts, failures, result, payload",
            "tasks.finished");

    private final String columns;
    private final String further;
    private final String table;

    TaskTable(String columns, String further, String table) {
        this.columns = columns;
        this.further = further;
        this.table = table;
    }

    /** Those where tasks in these states are. */
    static List<TaskTable> holding(Set<TaskState> wanted) {
        return Arrays.stream(values())
                .filter(table -> wanted.stream().anyMatch(table::holds))
                .toList();
    }

    /** Summaries of those that meet the condition, which is SQL. */
    String summaries(String condition) {
        return "SELECT %s FROM %s WHERE %s".formatted(columns, table, condition);
    }

    /** The same with what can be large. */
    String details(String condition) {
        return "SELECT %s, %s FROM %s WHERE %s".formatted(columns, further, table, condition);
    }

    /**
     * That a task is in one of these states, written out, so that partial indexes are found to
     * cover it.
     */
    String in(Set<TaskState> wanted) {
        var held = Arrays.stream(TaskState.values()).filter(this::holds).toList();
        if (wanted.containsAll(held)) {
            return "true";
        }
        var column = this == FINISHED ? "outcome" : "state";
        return held.stream()
                .filter(wanted::contains)
                .map(state -> "'" + state.word() + "'")
                .collect(Collectors.joining(", ", column + " IN (", ")"));
    }

    private boolean holds(TaskState state) {
        return switch (state) {
            case SCHEDULED, READY, BLOCKED, RUNNING -> this == WAITING;
            case DEAD -> this == DEAD;
            case DONE, CANCELLED -> this == FINISHED;
        };
    }
}
