package org.bluehorizons.tasks.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.accounts.AuditLog;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Role;
import org.bluehorizons.tasks.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/tasks}: tasks are cancelled and tried again. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/tasks")
@AllowedTo(AccountRole.OPERATOR)
@Tag(name = "Tasks")
class TaskChangeController {

    private final TaskReader reader;
    private final WaitingTasks waiting;
    private final DeadLetters letters;
    private final Tasks tasks;
    private final AuditLog audit;

    @Schema(name = "TasksCancelled")
    record Cancelled(
            int cancelled,
            @Schema(description = "There may be more: at most 100,000 are cancelled at a time.")
                    boolean more) {}

    TaskChangeController(
            TaskReader reader,
            WaitingTasks waiting,
            DeadLetters letters,
            Tasks tasks,
            AuditLog audit) {
        this.reader = reader;
        this.waiting = waiting;
        this.letters = letters;
        this.tasks = tasks;
        this.audit = audit;
    }

    @DeleteMapping("/{id}")
    @Transactional
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Cancel a task",
            description =
                    "One that waits is cancelled at once; one that runs is interrupted by its worker within a few seconds.")
    void cancel(@PathVariable UUID id, Actor actor) {
        var before = known(id);
        if (before.state().over() || !tasks.cancel(id)) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT, "task_over", "state: %s is over".formatted(state(id)));
        }
        audit.record(actor, "task.cancelled", subject(id), stateOf(before), null);
    }

    @DeleteMapping
    @Operation(summary = "Cancel the tasks of a type or batch that wait")
    Cancelled cancelMany(
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable UUID batch,
            Actor actor) {
        if (type == null && batch == null) {
            throw ProblemException.field("type", "or batch: which ones");
        }
        // Before the work, which commits bit by bit.
        audit.record(
                actor,
                "tasks.cancel_wanted",
                batch == null ? "task-type:" + type : "task-batch:" + batch,
                null,
                null);
        var cancelled = waiting.cancel(TaskFilter.of(TaskState.WAITING, type, batch));
        return new Cancelled(cancelled, cancelled >= WaitingTasks.MOST_CANCELLED);
    }

    @PostMapping("/{id}/retry")
    @Transactional
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Try a task again, now",
            description =
                    "A dead letter is a task again, with all attempts before it; one that is scheduled need not wait.")
    TaskDetails retry(@PathVariable UUID id, Actor actor) {
        var before = known(id);
        var retried =
                switch (before.state()) {
                    case DEAD -> letters.redrive(List.of(id)) > 0;
                    case SCHEDULED -> waiting.hasten(id);
                    case READY, BLOCKED, RUNNING, DONE, CANCELLED -> false;
                };
        if (!retried) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT,
                    "task_not_retryable",
                    "state: %s (expected: dead or scheduled)".formatted(state(id)));
        }
        audit.record(actor, "task.retried", subject(id), stateOf(before), null);
        return reader.find(id).orElseThrow(() -> TaskReader.unknown(id));
    }

    private TaskSummary known(UUID id) {
        return reader.find(id).orElseThrow(() -> TaskReader.unknown(id)).summary();
    }

    private String state(UUID id) {
        return known(id).state().word();
    }

    private static String subject(UUID id) {
        return "task:" + id;
    }

    private static Map<String, Object> stateOf(TaskSummary task) {
        return Map.of("type", task.type(), "state", task.state(), "attempts", task.attempts());
    }
}
