package org.bluehorizons.tasks.queue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bluehorizons.tasks.queue.Groups.Group;
import org.bluehorizons.tasks.queue.Settlement.Again;
import org.bluehorizons.tasks.queue.Settlement.Cancelled;
import org.bluehorizons.tasks.queue.Settlement.Dead;
import org.bluehorizons.tasks.queue.Settlement.Done;
import org.bluehorizons.tasks.queue.Settlement.Returned;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Settles claims, one statement for each kind of settlement. In a transaction. */
@Component
class Settling {

    private static final int LONGEST_TEXT = 4_000;

    /** The last ten. */
    private static final String FAILURES =
            """
            (CASE WHEN jsonb_array_length(coalesce(task.failures::jsonb, '[]')) >= 10
                  THEN task.failures::jsonb - 0
                  ELSE coalesce(task.failures::jsonb, '[]') END
             || jsonb_build_array(jsonb_build_object(
                    'attempt', task.attempts, 'at', now(), 'error', text)))::json
            """;

    private final Statements statements;
    private final Groups groups;
    private final ReadyBell bell;

    Settling(Statements statements, Groups groups, ReadyBell bell) {
        this.statements = statements;
        this.groups = groups;
        this.bell = bell;
    }

    /**
     * @return the numbers of the claims that were valid
     */
    Set<Long> settle(List<Settlement> settlements) {
        var done = new ArrayList<Settlement>(settlements.size());
        var cancelled = new ArrayList<Settlement>(0);
        var dead = new ArrayList<Settlement>(0);
        var again = new ArrayList<Settlement>(0);
        var returned = new ArrayList<Settlement>(0);
        for (var settlement : settlements) {
            var kind =
                    switch (settlement) {
                        case Done _ -> done;
                        case Cancelled _ -> cancelled;
                        case Dead _ -> dead;
                        case Again _ -> again;
                        case Returned _ -> returned;
                    };
            kind.add(settlement);
        }
        var touched = groupsOf(settlements);
        if (!touched.isEmpty()) {
            groups.lock(touched);
        }
        var valid = new HashSet<Long>();
        valid.addAll(end(done, kept("done")));
        valid.addAll(end(cancelled, kept("cancelled")));
        valid.addAll(end(dead, keptDead()));
        valid.addAll(again(again));
        valid.addAll(giveBack(returned));
        if (!touched.isEmpty()) {
            groups.free(touched);
        }
        return valid;
    }

    private static List<Group> groupsOf(List<Settlement> settlements) {
        var groups = new ArrayList<Group>(0);
        for (var settlement : settlements) {
            var key = settlement.claim().group();
            if (key != null) {
                groups.add(new Group(settlement.claim().type(), key));
            }
        }
        return groups;
    }

    private List<Long> end(List<Settlement> settlements, String keep) {
        if (settlements.isEmpty()) {
            return List.of();
        }
        return statements.query(
                """
                WITH settled AS (
                    SELECT * FROM unnest(?::uuid[], ?::bigint[], ?::text[])
                                  AS settled(id, claim, text)),
                gone AS (
                    DELETE FROM tasks.task USING settled
                    WHERE task.id = settled.id AND task.claim = settled.claim
                      AND task.state = 'running'
                    RETURNING task.*, settled.text, settled.text AS result),
                kept AS (
                """
                        + keep
                        + ") SELECT claim FROM gone",
                (row, _) -> row.getLong(1),
                ids(settlements),
                claims(settlements),
                texts(settlements));
    }

    private static String kept(String outcome) {
        return """
        INSERT INTO tasks.finished (id, type, payload, outcome, priority, group_key, batch_id,
            attempts, result, progress, failures, created_by, created_at, started_at)
        SELECT id, type, payload, '%s', priority, group_key, batch_id,
               attempts, result::json, progress, failures, created_by, created_at, claimed_at
        FROM gone
        """
                .formatted(outcome);
    }

    private static String keptDead() {
        return """
        INSERT INTO tasks.dead_letter (id, type, payload, priority, group_key, batch_id,
            attempts, most_attempts, reason, progress, failures, trace, created_by, created_at)
        SELECT id, type, payload, priority, group_key, batch_id,
               attempts, most_attempts, text, progress, %s, trace, created_by, created_at
        FROM gone AS task
        """
                .formatted(FAILURES);
    }

    private List<Long> again(List<Settlement> settlements) {
        return settlements.isEmpty()
                ? List.of()
                : release(settlements, "attempts = task.attempts, failures = " + FAILURES);
    }

    private List<Long> giveBack(List<Settlement> settlements) {
        return settlements.isEmpty()
                ? List.of()
                : release(settlements, "attempts = greatest(0, task.attempts - 1)");
    }

    private List<Long> release(List<Settlement> settlements, String changes) {
        var claims =
                statements.query(
                        """
                        UPDATE tasks.task
                        SET state = CASE WHEN delay > 0 THEN 'scheduled' ELSE 'ready' END,
                            available_at = now() + delay * interval '1 millisecond',
                            worker_id = NULL, announced_at = NULL,
                        """
                                + changes
                                + """
                                FROM unnest(?::uuid[], ?::bigint[], ?::text[], ?::bigint[])
                                     AS settled(id, number, text, delay)
                                WHERE task.id = settled.id AND task.claim = settled.number
                                  AND task.state = 'running' AND NOT task.cancel_wanted
                                RETURNING task.claim
                                """,
                        (row, _) -> row.getLong(1),
                        ids(settlements),
                        claims(settlements),
                        texts(settlements),
                        settlements.stream().mapToLong(Settling::delayMillis).toArray());
        if (settlements.stream().anyMatch(one -> delayMillis(one) == 0)) {
            bell.ring();
        }
        if (claims.size() < settlements.size()) {
            claims = new ArrayList<>(claims);
            claims.addAll(end(unwanted(settlements, claims), kept("cancelled")));
        }
        return claims;
    }

    /** Those that were not released: void ones, and those that somebody wants to end. */
    private static List<Settlement> unwanted(List<Settlement> settlements, List<Long> released) {
        var numbers = Set.copyOf(released);
        return settlements.stream()
                .map(Settlement::claim)
                .filter(claim -> !numbers.contains(claim.number()))
                .<Settlement>map(Cancelled::new)
                .toList();
    }

    private static long delayMillis(Settlement settlement) {
        return switch (settlement) {
            case Again again -> again.pause().toMillis();
            case Returned returned -> returned.delay().toMillis();
            case Done _, Cancelled _, Dead _ -> 0;
        };
    }

    /** The result's JSON, or what went wrong, of a length that a row bears. */
    private static @Nullable String text(Settlement settlement) {
        return switch (settlement) {
            case Done done -> done.result();
            case Again again -> bounded(again.error());
            case Dead dead -> bounded(dead.reason());
            case Cancelled _, Returned _ -> null;
        };
    }

    private static String bounded(String text) {
        var shortened =
                text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
        return shortened.replace('\0', ' ');
    }

    private static String[] ids(List<Settlement> settlements) {
        return settlements.stream().map(one -> one.claim().id().toString()).toArray(String[]::new);
    }

    private static long[] claims(List<Settlement> settlements) {
        return settlements.stream().mapToLong(one -> one.claim().number()).toArray();
    }

    private static @Nullable String[] texts(List<Settlement> settlements) {
        var texts = new @Nullable String[settlements.size()];
        for (var i = 0; i < texts.length; i++) {
            texts[i] = text(settlements.get(i));
        }
        return texts;
    }
}
