package org.bluehorizons.tasks.queue;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.bluehorizons.tasks.NewTask;
import org.bluehorizons.tasks.TaskEnd;
import org.bluehorizons.tasks.TaskTypes;
import org.bluehorizons.tasks.Tasks;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** Submits tasks as rows, cancels them, and tells how they ended. */
@Component
public final class QueuedTasks implements Tasks {

    private final TaskTypes types;
    private final JsonMapper json;
    private final SubmissionKeys keys;
    private final NewRows rows;
    private final Cancellation cancellation;
    private final TaskEnds ends;
    private final TaskTraces traces;
    private final TransactionOperations transactions;
    private final TaskIds ids;

    QueuedTasks(
            TaskTypes types,
            JsonMapper json,
            SubmissionKeys keys,
            NewRows rows,
            Cancellation cancellation,
            TaskEnds ends,
            TaskTraces traces,
            TransactionOperations transactions,
            Clock clock) {
        this.types = types;
        this.json = json;
        this.keys = keys;
        this.rows = rows;
        this.cancellation = cancellation;
        this.ends = ends;
        this.traces = traces;
        this.transactions = transactions;
        this.ids = new TaskIds(clock);
    }

    @Override
    public List<UUID> submit(List<NewTask> tasks) {
        if (tasks.isEmpty()) {
            return List.of();
        }
        var submissions = tasks.stream().map(this::submission).toList();
        return Objects.requireNonNull(transactions.execute(_ -> insert(submissions)));
    }

    @Override
    public boolean cancel(UUID id) {
        return cancellation.cancel(id);
    }

    @Override
    public Map<UUID, TaskEnd> ends(Collection<UUID> ids) {
        return ends.of(ids);
    }

    private Submission submission(NewTask task) {
        var type =
                types.find(task.type())
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "no handler for tasks of type " + task.type()))
                        .type();
        if (!type.payload().isInstance(task.payload())) {
            throw new IllegalArgumentException(
                    "%s: payload %s (expected: %s)"
                            .formatted(type.name(), task.payload().getClass(), type.payload()));
        }
        return new Submission(
                ids.next(),
                task,
                json.writeValueAsString(task.payload()),
                type.retries().mostAttempts());
    }

    private List<UUID> insert(List<Submission> submissions) {
        var keyed = submissions.stream().filter(one -> one.task().key() != null).toList();
        var known = keyed.isEmpty() ? Map.<SubmissionKeys.Key, UUID>of() : keys.take(keyed);
        var fresh = new ArrayList<Submission>(submissions.size());
        var answer = new ArrayList<UUID>(submissions.size());
        for (var submission : submissions) {
            var id =
                    submission.task().key() == null
                            ? submission.id()
                            : known.getOrDefault(SubmissionKeys.key(submission), submission.id());
            answer.add(id);
            if (id.equals(submission.id())) {
                fresh.add(submission);
            }
        }
        if (!fresh.isEmpty()) {
            send(fresh);
        }
        return answer;
    }

    private void send(List<Submission> fresh) {
        var span = traces.send(fresh);
        try (var _ = span.makeCurrent()) {
            rows.insert(fresh, traces.current());
        } finally {
            span.end();
        }
    }
}
