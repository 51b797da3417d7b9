package org.bluehorizons.tasks.sqs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tasks that are ready, and which of them were announced. Safe for use by many threads. */
final class ReadyTasks {

    private final JdbcClient database;

    /**
     * One to be announced.
     *
     * @param once the same for a message and its repetition by the SDK, another one whenever the
     *     task is announced anew
     */
    record Ready(
            UUID id, String type, @Nullable String group, @Nullable String trace, String once) {}

    ReadyTasks(JdbcClient database) {
        this.database = database;
    }

    /**
     * Those not announced so far, the highest priority first, from now on marked as announced. They
     * are marked before the messages go: while a row was locked for so long, no worker could claim
     * the task that he hears of.
     */
    List<Ready> take(int most) {
        return database.sql(
                        """
                        WITH chosen AS MATERIALIZED (
                            SELECT id FROM tasks.task
                            WHERE state = 'ready' AND announced_at IS NULL
                            ORDER BY priority DESC, position LIMIT :most
                            FOR UPDATE SKIP LOCKED)
                        UPDATE tasks.task SET announced_at = now()
                        FROM chosen WHERE task.id = chosen.id
                        RETURNING task.id, type, group_key, trace, announced_at
                        """)
                .param("most", most)
                .query((row, _) -> ready(row))
                .list();
    }

    /** Their messages were not sent. */
    void untake(Collection<UUID> tasks) {
        database.sql(
                        """
                        UPDATE tasks.task SET announced_at = NULL
                        WHERE id = ANY (:tasks::uuid[]) AND state = 'ready'
                        """)
                .param("tasks", tasks.stream().map(UUID::toString).toArray(String[]::new))
                .update();
    }

    /** Which of these types have tasks that are ready. */
    Set<String> typesAmong(Collection<String> types) {
        return database
                .sql(
                        """
                        SELECT type FROM unnest(:types::text[]) AS asked(type)
                        WHERE EXISTS (SELECT FROM tasks.task
                                      WHERE task.type = asked.type AND state = 'ready')
                        """)
                .param("types", types.toArray(String[]::new))
                .query((row, _) -> row.getString(1))
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    private static Ready ready(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var at = row.getObject("announced_at", OffsetDateTime.class).toInstant();
        return new Ready(
                id,
                row.getString("type"),
                row.getString("group_key"),
                row.getString("trace"),
                "%s-%d.%d".formatted(id, at.getEpochSecond(), at.getNano()));
    }
}
