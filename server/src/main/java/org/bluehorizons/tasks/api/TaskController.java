package org.bluehorizons.tasks.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.ProblemException.FieldProblem;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.web.Cursor;
import org.bluehorizons.platform.web.Idempotent;
import org.bluehorizons.platform.web.Page;
import org.bluehorizons.platform.web.PageRequest;
import org.bluehorizons.tasks.KeyReused;
import org.bluehorizons.tasks.NewTask;
import org.bluehorizons.tasks.Tasks;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** {@code /v1/tasks}: tasks are submitted and looked at. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/tasks")
@AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE, AccountRole.STAKEHOLDER})
@Tag(name = "Tasks", description = "Work that is never lost")
class TaskController {

    private static final String LIST = "tasks";

    private final SubmissionReader submissions;
    private final TaskReader reader;
    private final Tasks tasks;

    /** What many submitted together are known by. */
    @Schema(name = "TaskBatch")
    record Batch(
            @Schema(description = "Ask for them with ?batch=.") UUID batch,
            @Schema(description = "How many.") int number,
            @Schema(description = "In the order of submission.") List<Submitted> tasks) {}

    @Schema(name = "SubmittedTask")
    record Submitted(UUID id, String type, @Nullable String key) {}

    TaskController(SubmissionReader submissions, TaskReader reader, Tasks tasks) {
        this.submissions = submissions;
        this.reader = reader;
        this.tasks = tasks;
    }

    @PostMapping
    @AllowedTo(AccountRole.OPERATOR)
    @Idempotent
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(schema = @Schema(oneOf = {Submission.class, Submission[].class})))
    @ApiResponse(
            responseCode = "202",
            description = "One task, or of several their batch.",
            content = @Content(schema = @Schema(oneOf = {TaskDetails.class, Batch.class})))
    @Operation(
            summary = "Submit a task, or up to 10,000 of them, all or none",
            description =
                    "Of an array, and of a type that makes several tasks of one submission, the answer is a TaskBatch. A payload that breaks its type's schema is refused, each field named, and nothing is accepted. At most 8 MiB.")
    ResponseEntity<Object> submit(@RequestBody JsonNode body, Actor actor) {
        var wanted = submissions.read(body, actor);
        var ids = submit(wanted);
        var batch = wanted.getFirst().batch();
        if (batch == null) {
            var id = ids.getFirst();
            return ResponseEntity.accepted()
                    .location(URI.create("/v1/tasks/" + id))
                    .body(reader.find(id).orElse(null));
        }
        return ResponseEntity.accepted()
                .location(URI.create("/v1/tasks?batch=" + batch))
                .body(new Batch(batch, ids.size(), submitted(wanted, ids)));
    }

    @GetMapping("/{id}")
    @Operation(summary = "A task: its state, attempts, progress, result or errors")
    TaskDetails get(@PathVariable UUID id) {
        return reader.find(id).orElseThrow(() -> TaskReader.unknown(id));
    }

    @GetMapping
    @Operation(summary = "Tasks, the last submitted first")
    Page<TaskSummary> list(
            @Parameter(description = "One or several; left out: any.")
                    @Schema(
                            allowableValues = {
                                "scheduled",
                                "ready",
                                "blocked",
                                "running",
                                "done",
                                "cancelled",
                                "dead"
                            })
                    @RequestParam(required = false)
                    @Nullable List<String> state,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable UUID batch,
            @RequestParam(required = false) @Nullable String group,
            @Parameter(description = "Not submitted before.") @RequestParam(required = false)
                    @Nullable Instant from,
            @Parameter(description = "Submitted before.") @RequestParam(required = false)
                    @Nullable Instant to,
            @ParameterObject PageRequest page) {
        if (from != null && to != null && !from.isBefore(to)) {
            throw ProblemException.field("to", "after from");
        }
        var states = TaskState.ofWords(Objects.requireNonNullElse(state, List.of()));
        var before = page.after(LIST, 1).map(cursor -> cursor.uuid(0)).orElse(null);
        var filter = new TaskFilter(states, type, batch, group, from, to);
        return Page.of(
                reader.list(filter, before, page.rows()), page, task -> Cursor.of(LIST, task.id()));
    }

    private List<UUID> submit(List<NewTask> wanted) {
        try {
            return tasks.submit(wanted);
        } catch (KeyReused reused) {
            throw ProblemException.conflict(
                    "task_key_reused",
                    List.of(
                            new FieldProblem(
                                    "key",
                                    "%s names another payload of %s; take a new key"
                                            .formatted(reused.key(), reused.type()))));
        }
    }

    private static List<Submitted> submitted(List<NewTask> wanted, List<UUID> ids) {
        return IntStream.range(0, ids.size())
                .mapToObj(index ->
                        new Submitted(
                                ids.get(index), wanted.get(index).type(), wanted.get(index).key()))
                .toList();
    }
}
