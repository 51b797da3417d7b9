package org.bluehorizons.tasks.api;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.tasks.queue.Statements;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Reads tasks wherever they are, in one statement, so that one that moves is seen once. */
@Component
class TaskReader {

    /** Ids are made by many clocks, and a moment before the row. */
    private static final Duration CLOCKS = Duration.ofMinutes(2);

    private static final long VERSION_7 = 0x7000;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final int TIME_SHIFT = 16;

    private final Statements statements;

    /** In SQL, with what is compared with. */
    private record Condition(String sql, Object value) {}

    TaskReader(Statements statements) {
        this.statements = statements;
    }

    static ProblemException unknown(UUID id) {
        return ProblemException.of(
                HttpStatus.NOT_FOUND, "task_not_found", "There is no task " + id);
    }

    Optional<TaskDetails> find(UUID id) {
        var sql =
                Arrays.stream(TaskTable.values())
                        .map(table -> table.details("id = ?"))
                        .collect(Collectors.joining(" UNION ALL "));
        return statements.query(sql, (row, _) -> details(row), id, id, id).stream().findFirst();
    }

    /**
     * The last submitted first.
     *
     * @param before where the page before ended
     */
    List<TaskSummary> list(TaskFilter filter, @Nullable UUID before, int most) {
        var conditions = conditions(filter, before);
        var tables = TaskTable.holding(filter.states());
        // Written for the filter at hand: a plan for all filters would suit none.
        var sql =
                tables.stream()
                        .map(table ->
                                "(%s ORDER BY id DESC LIMIT ?)"
                                        .formatted(table.summaries(sql(conditions, table, filter))))
                        .collect(Collectors.joining(" UNION ALL "));
        var values = new ArrayList<Object>(conditions.stream().map(Condition::value).toList());
        values.add(most);
        var parameters =
                Collections.nCopies(tables.size(), values).stream()
                        .flatMap(List::stream)
                        .collect(Collectors.toCollection(ArrayList::new));
        parameters.add(most);
        return statements.query(
                "SELECT * FROM (%s) AS found ORDER BY id DESC LIMIT ?".formatted(sql),
                (row, _) -> summary(row),
                parameters.toArray(Object[]::new));
    }

    private static List<Condition> conditions(TaskFilter filter, @Nullable UUID before) {
        var conditions = new ArrayList<Condition>();
        add(conditions, "id < ?", before);
        add(conditions, "type = ?", filter.type());
        add(conditions, "batch_id = ?", filter.batch());
        add(conditions, "group_key = ?", filter.group());
        var from = filter.from();
        if (from != null) {
            // Tasks are in the order of their ids, which tell the time.
            add(conditions, "id >= ?", firstOf(from.minus(CLOCKS)));
            add(conditions, "created_at >= ?", from.atOffset(ZoneOffset.UTC));
        }
        var to = filter.to();
        if (to != null) {
            add(conditions, "id < ?", firstOf(to.plus(CLOCKS)));
            add(conditions, "created_at < ?", to.atOffset(ZoneOffset.UTC));
        }
        return conditions;
    }

    private static void add(List<Condition> conditions, String sql, @Nullable Object value) {
        if (value != null) {
            conditions.add(new Condition(sql, value));
        }
    }

    private static String sql(List<Condition> conditions, TaskTable table, TaskFilter filter) {
        return conditions.stream()
                .map(Condition::sql)
                .collect(Collectors.joining(" AND ", "", conditions.isEmpty() ? "" : " AND "))
                .concat(table.in(filter.states()));
    }

    /** The least id (UUID version 7, RFC 9562) of that millisecond. */
    static UUID firstOf(Instant time) {
        var millis = Math.max(0, time.toEpochMilli());
        return new UUID((millis << TIME_SHIFT) | VERSION_7, VARIANT);
    }

    static TaskSummary summary(ResultSet row) throws SQLException {
        return new TaskSummary(
                row.getObject("id", UUID.class),
                row.getString("type"),
                TaskState.of(row.getString("state")),
                row.getInt("priority"),
                row.getString("group_key"),
                row.getObject("batch_id", UUID.class),
                row.getInt("attempts"),
                time(row, "available_at"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                time(row, "started_at"),
                time(row, "ended_at"),
                row.getObject("worker_id", UUID.class),
                row.getBoolean("cancel_wanted"),
                row.getString("progress"),
                row.getString("error"),
                row.getString("created_by"));
    }

    private static TaskDetails details(ResultSet row) throws SQLException {
        var failures = row.getString("failures");
        return new TaskDetails(
                summary(row),
                row.getString("payload"),
                row.getObject("most_attempts", Integer.class),
                row.getString("result"),
                failures == null ? "[]" : failures);
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
