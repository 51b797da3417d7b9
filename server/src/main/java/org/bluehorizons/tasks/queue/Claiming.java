package org.bluehorizons.tasks.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.bluehorizons.tasks.queue.TaskQueue.Want;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Gives ready tasks to a worker that lives, that is: has a row. */
@Component
class Claiming {

    private static final String CLAIM =
            """
            , claimed AS (
                UPDATE tasks.task
                SET state = 'running', worker_id = ?, claim = nextval('tasks.position'),
                    claimed_at = now(), attempts = attempts + 1, announced_at = NULL
                FROM chosen
                WHERE task.id = chosen.id
                  AND EXISTS (SELECT FROM tasks.worker WHERE worker.id = ?)
                RETURNING task.*)
            SELECT id, claim, type, payload, attempts, most_attempts, created_by, group_key, trace
            FROM claimed
            ORDER BY row_number() OVER (PARTITION BY type ORDER BY priority DESC, position)
            """;

    /**
     * First how many of each type, by turns: a million of one do not keep ten of another waiting;
     * then, by the order of the index, which.
     */
    private static final String BY_TYPE =
            """
            WITH wanted AS (
                SELECT type, most FROM unnest(?::text[], ?::int[]) AS wanted(type, most)),
            share AS (
                SELECT type, count(*) AS most
                FROM (SELECT type
                      FROM wanted
                      CROSS JOIN LATERAL (
                          SELECT count(*) AS ready
                          FROM (SELECT FROM tasks.task
                                WHERE task.type = wanted.type AND state = 'ready'
                                LIMIT wanted.most) AS found) AS counted
                      CROSS JOIN LATERAL generate_series(1, ready) AS turn
                      ORDER BY turn, random() LIMIT ?) AS turns
                GROUP BY type),
            chosen AS MATERIALIZED (
                SELECT ready.id
                FROM share
                CROSS JOIN LATERAL (
                    SELECT id FROM tasks.task WHERE task.type = share.type AND state = 'ready'
                    ORDER BY priority DESC, position LIMIT share.most
                    FOR UPDATE SKIP LOCKED) AS ready)
            """;

    private final Statements statements;
    private final Limits limits;
    private final TransactionOperations transactions;

    Claiming(Statements statements, Limits limits, TransactionOperations transactions) {
        this.statements = statements;
        this.limits = limits;
        this.transactions = transactions;
    }

    List<Claim> claim(UUID worker, List<Want> wanted, int most) {
        var limited = wanted.stream().map(Want::type).filter(limits::has).toList();
        if (limited.isEmpty()) {
            return byType(worker, wanted, most);
        }
        return Objects.requireNonNull(
                transactions.execute(
                        _ -> byType(worker, within(limits.room(limited), wanted), most)));
    }

    private List<Want> within(Map<String, Integer> room, List<Want> wanted) {
        var possible = new ArrayList<Want>(wanted.size());
        for (var want : wanted) {
            if (!limits.has(want.type())) {
                possible.add(want);
            } else if (room.containsKey(want.type())) {
                possible.add(
                        new Want(
                                want.type(),
                                Math.min(want.most(), room.getOrDefault(want.type(), 0))));
            }
        }
        return possible;
    }

    private List<Claim> byType(UUID worker, List<Want> wanted, int most) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        return statements.query(
                BY_TYPE + CLAIM,
                Claiming::read,
                wanted.stream().map(Want::type).toArray(String[]::new),
                wanted.stream().mapToInt(want -> Math.min(most, want.most())).toArray(),
                most,
                worker,
                worker);
    }

    private static Claim read(ResultSet row, int number) throws SQLException {
        return new Claim(
                row.getObject(1, UUID.class),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getInt(5),
                row.getInt(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                null);
    }
}
