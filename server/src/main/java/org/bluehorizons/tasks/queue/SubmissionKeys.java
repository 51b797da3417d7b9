package org.bluehorizons.tasks.queue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.bluehorizons.tasks.KeyReused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keys under which submissions may be repeated. Safe for use by many threads and nodes. */
@Component
class SubmissionKeys {

    private final Statements statements;

    SubmissionKeys(Statements statements) {
        this.statements = statements;
    }

    /** What a key stands for. */
    record Key(String type, String key) {}

    private record Taken(UUID task, String hash) {}

    /**
     * Takes the keys of these, all of which have one; waits for others who are taking the same.
     *
     * @return the task of each key: that of these, or an earlier one
     * @throws KeyReused when the earlier one has another payload
     */
    Map<Key, UUID> take(List<Submission> submissions) {
        var first = new HashMap<Key, Taken>();
        for (var submission : submissions) {
            var key = key(submission);
            var mine = new Taken(submission.id(), hash(submission.payload()));
            demandSame(key, first.putIfAbsent(key, mine), mine);
        }
        // In one order everywhere, so that nobody waits in a circle.
        var keys =
                first.keySet().stream()
                        .sorted(Comparator.comparing(Key::type).thenComparing(Key::key))
                        .toList();
        insert(keys, keys.stream().map(first::get).filter(Objects::nonNull).toList());
        var tasks = new HashMap<Key, UUID>();
        read(keys)
                .forEach((key, earlier) -> {
                    demandSame(key, earlier, first.get(key));
                    tasks.put(key, earlier.task());
                });
        return tasks;
    }

    static Key key(Submission submission) {
        return new Key(submission.task().type(), String.valueOf(submission.task().key()));
    }

    private void insert(List<Key> keys, List<Taken> taken) {
        statements.update(
                """
                INSERT INTO tasks.submission_key (type, key, task_id, payload_hash)
                SELECT type, key, task_id, decode(hash, 'hex')
                FROM unnest(?::text[], ?::text[], ?::uuid[], ?::text[])
                     WITH ORDINALITY AS taken(type, key, task_id, hash, number)
                ORDER BY number
                ON CONFLICT DO NOTHING
                """,
                keys.stream().map(Key::type).toArray(String[]::new),
                keys.stream().map(Key::key).toArray(String[]::new),
                taken.stream().map(mine -> mine.task().toString()).toArray(String[]::new),
                taken.stream().map(Taken::hash).toArray(String[]::new));
    }

    /** In a statement of its own, which sees what was committed while the insertion waited. */
    private Map<Key, Taken> read(List<Key> keys) {
        var taken = new HashMap<Key, Taken>();
        statements.query(
                """
                SELECT type, key, task_id, encode(payload_hash, 'hex') AS hash
                FROM unnest(?::text[], ?::text[]) AS wanted(type, key)
                JOIN tasks.submission_key USING (type, key)
                """,
                (row, _) ->
                        taken.put(
                                new Key(row.getString("type"), row.getString("key")),
                                new Taken(
                                        row.getObject("task_id", UUID.class),
                                        row.getString("hash"))),
                keys.stream().map(Key::type).toArray(String[]::new),
                keys.stream().map(Key::key).toArray(String[]::new));
        return taken;
    }

    private static void demandSame(Key key, @Nullable Taken earlier, @Nullable Taken mine) {
        if (earlier != null && mine != null && !earlier.hash().equals(mine.hash())) {
            throw new KeyReused(key.type(), key.key());
        }
    }

    private static String hash(String payload) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(payload.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException neverMissing) {
            throw new IllegalStateException(neverMissing);
        }
    }
}
