package org.bluehorizons.tasks.api;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.bluehorizons.tasks.queue.Groups;
import org.bluehorizons.tasks.queue.Groups.Group;
import org.bluehorizons.tasks.queue.ReadyBell;
import org.bluehorizons.tasks.queue.Statements;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Tasks that were given up. Safe for use by many threads and nodes. */
@Component
class DeadLetters {

    private final Statements statements;
    private final Groups groups;
    private final ReadyBell bell;
    private final TransactionOperations transactions;

    /**
     * Which; null: any.
     *
     * @param until given up by then, by the database's clock
     */
    record Selection(@Nullable String type, @Nullable UUID batch, Instant until) {}

    DeadLetters(
            Statements statements,
            Groups groups,
            ReadyBell bell,
            TransactionOperations transactions) {
        this.statements = statements;
        this.groups = groups;
        this.bell = bell;
        this.transactions = transactions;
    }

    /** By the database's clock. */
    Instant now() {
        return statements
                .query("SELECT now()", (row, _) -> row.getObject(1, OffsetDateTime.class))
                .getFirst()
                .toInstant();
    }

    int count(Selection selection) {
        return statements
                .query(
                        "SELECT count(*) FROM tasks.dead_letter WHERE " + condition(selection),
                        (row, _) -> row.getInt(1),
                        parameters(selection).toArray(Object[]::new))
                .getFirst();
    }

    /** The first submitted first. */
    List<UUID> ids(Selection selection, int most) {
        var parameters = parameters(selection);
        parameters.add(most);
        return statements.query(
                "SELECT id FROM tasks.dead_letter WHERE %s ORDER BY id LIMIT ?"
                        .formatted(condition(selection)),
                (row, _) -> row.getObject(1, UUID.class),
                parameters.toArray(Object[]::new));
    }

    /**
     * Makes tasks of them again, under their ids and with all their attempts before them; at the
     * end of their groups.
     *
     * @return how many there were
     */
    int redrive(Collection<UUID> ids) {
        return Objects.requireNonNull(transactions.execute(_ -> redriveAll(texts(ids))));
    }

    /**
     * @return whether there was one
     */
    boolean delete(UUID id) {
        return statements.update("DELETE FROM tasks.dead_letter WHERE id = ?", id) > 0;
    }

    /**
     * @return how many there were
     */
    int delete(Selection selection) {
        return statements.update(
                "DELETE FROM tasks.dead_letter WHERE " + condition(selection),
                parameters(selection).toArray(Object[]::new));
    }

    private int redriveAll(String[] ids) {
        var touched =
                statements.query(
                        """
                        SELECT DISTINCT type, group_key FROM tasks.dead_letter
                        WHERE id = ANY (?::uuid[]) AND group_key IS NOT NULL
                        """,
                        (row, _) -> new Group(row.getString("type"), row.getString("group_key")),
                        (Object) ids);
        if (!touched.isEmpty()) {
            groups.lock(touched);
        }
        var redriven =
                statements.update(
                        """
                        WITH gone AS (
                            DELETE FROM tasks.dead_letter WHERE id = ANY (?::uuid[]) RETURNING *)
                        INSERT INTO tasks.task (id, type, payload, state, priority, group_key,
                            batch_id, most_attempts, failures, trace, created_by, created_at)
                        SELECT id, type, payload,
                               CASE WHEN group_key IS NULL THEN 'ready' ELSE 'blocked' END,
                               priority, group_key, batch_id, most_attempts, failures, trace,
                               created_by, created_at
                        FROM gone ORDER BY id
                        """,
                        (Object) ids);
        if (!touched.isEmpty()) {
            groups.free(touched);
        }
        bell.ring();
        return redriven;
    }

    private static String condition(Selection selection) {
        return "dead_at <= ?"
                + (selection.type() == null ? "" : " AND type = ?")
                + (selection.batch() == null ? "" : " AND batch_id = ?");
    }

    private static List<Object> parameters(Selection selection) {
        var parameters = new ArrayList<Object>();
        parameters.add(selection.until().atOffset(ZoneOffset.UTC));
        if (selection.type() != null) {
            parameters.add(selection.type());
        }
        if (selection.batch() != null) {
            parameters.add(selection.batch());
        }
        return parameters;
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
