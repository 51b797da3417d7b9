package org.bluehorizons.tasks.queue;

import java.util.List;
import java.util.function.Function;
import org.bluehorizons.tasks.queue.Groups.Group;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Inserts tasks, all in one statement. In a transaction. */
@Component
class NewRows {

    private final Statements statements;
    private final Groups groups;
    private final ReadyBell bell;

    NewRows(Statements statements, Groups groups, ReadyBell bell) {
        this.statements = statements;
        this.groups = groups;
        this.bell = bell;
    }

    void insert(List<Submission> submissions, @Nullable String trace) {
        var touched = submissions.stream().mapMulti(NewRows::group).distinct().toList();
        if (!touched.isEmpty()) {
            groups.lock(touched);
        }
        write(submissions, trace);
        if (!touched.isEmpty()) {
            groups.free(touched);
        }
        if (submissions.stream()
                .anyMatch(one -> one.task().group() == null && one.task().delay().isZero())) {
            bell.ring();
        }
    }

    private static void group(Submission submission, java.util.function.Consumer<Group> taker) {
        var key = submission.task().group();
        if (key != null) {
            taker.accept(new Group(submission.task().type(), key));
        }
    }

    private void write(List<Submission> submissions, @Nullable String trace) {
        statements.update(
                """
                INSERT INTO tasks.task (id, type, payload, state, priority, group_key, batch_id,
                                        available_at, most_attempts, trace, created_by)
                SELECT id, type, payload,
                       CASE WHEN group_key IS NOT NULL THEN 'blocked'
                            WHEN delay > 0 THEN 'scheduled' ELSE 'ready' END,
                       priority, group_key, batch_id, now() + delay * interval '1 millisecond',
                       most_attempts, ?, created_by
                FROM unnest(?::uuid[], ?::text[], ?::json[], ?::smallint[], ?::text[], ?::uuid[],
                            ?::bigint[], ?::int[], ?::text[])
                     WITH ORDINALITY
                     AS fresh(id, type, payload, priority, group_key, batch_id, delay,
                              most_attempts, created_by, number)
                ORDER BY number
                """,
                trace,
                texts(submissions, one -> one.id().toString()),
                texts(submissions, one -> one.task().type()),
                texts(submissions, Submission::payload),
                submissions.stream().mapToInt(one -> one.task().priority()).toArray(),
                texts(submissions, one -> one.task().group()),
                texts(submissions, one -> text(one.task().batch())),
                submissions.stream().mapToLong(one -> one.task().delay().toMillis()).toArray(),
                submissions.stream().mapToInt(Submission::mostAttempts).toArray(),
                texts(submissions, one -> one.task().createdBy()));
    }

    private static @Nullable String[] texts(
            List<Submission> submissions, Function<Submission, @Nullable String> what) {
        var texts = new @Nullable String[submissions.size()];
        for (var i = 0; i < texts.length; i++) {
            texts[i] = what.apply(submissions.get(i));
        }
        return texts;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
