package org.bluehorizons.tasks.queue;

import java.util.Collection;
import org.springframework.stereotype.Component;

/**
 * The order of groups: of a type and group only the first task is not blocked. Everything that adds
 * tasks of groups or ends them, in a transaction: {@link #lock}, add (as blocked ones) or remove,
 * then {@link #free}. Safe for use by many threads and nodes.
 */
@Component
public final class Groups {

    private final Statements statements;
    private final ReadyBell bell;

    /** Whose tasks run one after the other. */
    public record Group(String type, String key) {}

    public Groups(Statements statements, ReadyBell bell) {
        this.statements = statements;
        this.bell = bell;
    }

    /**
     * Until the end of the transaction nobody else changes them. All at once, in the same order
     * everywhere: who locks twice in a transaction risks a deadlock, which PostgreSQL ends.
     */
    public void lock(Collection<Group> groups) {
        statements.query(
                """
                SELECT pg_advisory_xact_lock(lock)
                FROM (SELECT DISTINCT
                             hashtextextended('tasks of ' || type || ' in ' || key, 0) AS lock
                      FROM unnest(?::text[], ?::text[]) AS locked(type, key)
                      ORDER BY lock) AS locks
                """,
                (_, _) -> true,
                types(groups),
                keys(groups));
    }

    /** The first task of each is blocked no more. */
    public void free(Collection<Group> groups) {
        var freed =
                statements.update(
                        """
                        UPDATE tasks.task
                        SET state = CASE WHEN available_at > now() THEN 'scheduled' ELSE 'ready' END
                        WHERE state = 'blocked' AND id IN (
                            SELECT first.id
                            FROM (SELECT DISTINCT type, key
                                  FROM unnest(?::text[], ?::text[]) AS freed(type, key)) AS freed
                            CROSS JOIN LATERAL (
                                SELECT id, state FROM tasks.task
                                WHERE task.type = freed.type AND task.group_key = freed.key
                                ORDER BY position LIMIT 1) AS first
                            WHERE first.state = 'blocked')
                        """,
                        types(groups),
                        keys(groups));
        if (freed > 0) {
            bell.ring();
        }
    }

    private static String[] types(Collection<Group> groups) {
        return groups.stream().map(Group::type).toArray(String[]::new);
    }

    private static String[] keys(Collection<Group> groups) {
        return groups.stream().map(Group::key).toArray(String[]::new);
    }
}
