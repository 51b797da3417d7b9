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
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.accounts.AuditLog;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.Rules;
import org.bluehorizons.platform.web.Cursor;
import org.bluehorizons.platform.web.Idempotent;
import org.bluehorizons.platform.web.Page;
import org.bluehorizons.platform.web.PageRequest;
import org.bluehorizons.tasks.NewTask;
import org.bluehorizons.tasks.TaskHandler;
import org.bluehorizons.tasks.Tasks;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/dead-letters}: tasks that were given up. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/dead-letters")
@AllowedTo(AccountRole.OPERATOR)
@Tag(name = "Dead letters", description = "Tasks that were given up")
class DeadLetterController {

    private static final String LIST = "dead-letters";
    private static final int MOST_IDS = 1_000;
    private static final int FASTEST = 1_000;
    private static final String SUBJECT = "dead-letters";

    private final DeadLetters letters;
    private final TaskHandler<Redrive> redrives;
    private final TaskReader reader;
    private final Tasks tasks;
    private final AuditLog audit;

    @Schema(name = "NewTaskRedrive", description = "Ids; or a type, a batch or both; or all.")
    record Wanted(
            @Schema(description = "Up to 1,000; redriven at once.") @Nullable List<UUID> ids,
            @Nullable String type,
            @Nullable UUID batch,
            @Schema(example = "false") @Nullable Boolean all,
            @Schema(
                            example = "50",
                            description =
                                    "How many a second at most, 1 to 1000, of a selection; as fast as it goes when left out.")
                    @Nullable Integer perSecond) {}

    @Schema(name = "TasksRedriven")
    record Redriven(int redriven) {}

    @Schema(name = "DeadLettersDeleted")
    record Deleted(int deleted) {}

    DeadLetterController(
            DeadLetters letters,
            RedriveHandler redrives,
            TaskReader reader,
            Tasks tasks,
            AuditLog audit) {
        this.letters = letters;
        this.redrives = redrives;
        this.reader = reader;
        this.tasks = tasks;
        this.audit = audit;
    }

    @GetMapping
    @AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE, AccountRole.STAKEHOLDER})
    @Operation(summary = "Tasks that were given up, the last submitted first")
    Page<TaskSummary> list(
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable UUID batch,
            @RequestParam(required = false) @Nullable String group,
            @Parameter(description = "Not submitted before.") @RequestParam(required = false)
                    @Nullable Instant from,
            @Parameter(description = "Submitted before.") @RequestParam(required = false)
                    @Nullable Instant to,
            @ParameterObject PageRequest page) {
        var before = page.after(LIST, 1).map(cursor -> cursor.uuid(0)).orElse(null);
        var filter = new TaskFilter(Set.of(TaskState.DEAD), type, batch, group, from, to);
        return Page.of(
                reader.list(filter, before, page.rows()), page, task -> Cursor.of(LIST, task.id()));
    }

    @PostMapping("/redrive")
    @Idempotent
    @Transactional
    @ApiResponse(
            responseCode = "200",
            description = "Those of the ids that were dead letters are tasks again.",
            content = @Content(schema = @Schema(implementation = Redriven.class)))
    @ApiResponse(
            responseCode = "202",
            description = "The task that redrives the selection.",
            content = @Content(schema = @Schema(implementation = TaskDetails.class)))
    @Operation(
            summary = "Make tasks of dead letters again, with all attempts before them",
            description =
                    "Those with the ids given at once; a selection as a task, whose progress tells how far it is, and which can be cancelled.")
    ResponseEntity<Object> redrive(@RequestBody Wanted wanted, Actor actor) {
        check(wanted);
        var ids = wanted.ids();
        if (ids != null) {
            var redriven = letters.redrive(ids);
            audit.record(actor, "dead_letters.redriven", SUBJECT, null, wanted);
            return ResponseEntity.ok(new Redriven(redriven));
        }
        var all = new DeadLetters.Selection(wanted.type(), wanted.batch(), letters.now());
        var redrive =
                new Redrive(
                        all.type(),
                        all.batch(),
                        all.until(),
                        letters.count(all),
                        wanted.perSecond());
        var id = tasks.submit(NewTask.of(redrives.type(), redrive).by(actor.name()));
        audit.record(actor, "dead_letters.redrive_begun", "task:" + id, null, redrive);
        return ResponseEntity.accepted()
                .location(URI.create("/v1/tasks/" + id))
                .body(reader.find(id).orElseThrow(() -> TaskReader.unknown(id)));
    }

    @DeleteMapping("/{id}")
    @Transactional
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Forget a task that was given up")
    void delete(@PathVariable UUID id, Actor actor) {
        var task = reader.find(id).filter(found -> found.summary().state() == TaskState.DEAD);
        if (task.isEmpty() || !letters.delete(id)) {
            throw ProblemException.of(
                    HttpStatus.NOT_FOUND, "dead_letter_not_found", "There is no dead letter " + id);
        }
        audit.record(actor, "dead_letter.deleted", "task:" + id, task.get(), null);
    }

    @DeleteMapping
    @Transactional
    @Operation(summary = "Forget tasks that were given up: of a type, of a batch, or all")
    Deleted deleteMany(
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable UUID batch,
            @RequestParam(required = false, defaultValue = "false") boolean all,
            Actor actor) {
        if (all == (type != null || batch != null)) {
            throw ProblemException.field("type", "or batch, or all=true: which ones");
        }
        var selection = new DeadLetters.Selection(type, batch, letters.now());
        var deleted = letters.delete(selection);
        audit.record(
                actor,
                "dead_letters.deleted",
                SUBJECT,
                Map.of("selection", selection, "number", deleted),
                null);
        return new Deleted(deleted);
    }

    private static void check(Wanted wanted) {
        var ids = wanted.ids();
        var perSecond = wanted.perSecond();
        var selects = wanted.type() != null || wanted.batch() != null;
        var all = Boolean.TRUE.equals(wanted.all());
        var ways = (ids == null ? 0 : 1) + (selects ? 1 : 0) + (all ? 1 : 0);
        new Rules()
                .check(ways == 1, "ids", "or type and batch, or all: one of the three ways")
                .check(
                        ids == null || (!ids.isEmpty() && ids.size() <= MOST_IDS),
                        "ids",
                        "1 to %d".formatted(MOST_IDS))
                .check(
                        perSecond == null || (perSecond >= 1 && perSecond <= FASTEST),
                        "perSecond",
                        "1 to %d".formatted(FASTEST))
                .check(
                        ids == null || perSecond == null,
                        "perSecond",
                        "not with ids: they are redriven at once")
                .demand();
    }
}
