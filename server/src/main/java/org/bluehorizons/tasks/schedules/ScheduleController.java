package org.bluehorizons.tasks.schedules;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.UUID;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.web.Cursor;
import org.bluehorizons.platform.web.ETags;
import org.bluehorizons.platform.web.Idempotent;
import org.bluehorizons.platform.web.Page;
import org.bluehorizons.platform.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** {@code /v1/task-schedules}. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/task-schedules")
@AllowedTo(AccountRole.OPERATOR)
@Tag(name = "Task schedules", description = "Tasks that come again and again")
class ScheduleController {

    private static final String LIST = "task-schedules";

    private final Schedules schedules;
    private final ScheduleChanges changes;

    @Schema(name = "NewTaskSchedule")
    record Wanted(
            @Schema(
                            example = "reports.nightly",
                            description = "1 to 64 of a-z 0-9 . _ -, the first a letter.")
                    @Nullable String name,
            @Schema(description = "A type that callers may submit.") @Nullable String type,
            @Schema(
                            types = {"object", "null"},
                            description = "Of each task; {} when left out.")
                    @Nullable JsonNode payload,
            @Schema(
                            example = "0 30 2 * * *",
                            description =
                                    "Six fields: second, minute, hour, day of month, month, day of week; or such as @daily. At most once a second.")
                    @Nullable String cron,
            @Schema(
                            example = "Asia/Singapore",
                            description =
                                    "Whose clocks are meant; UTC when left out. With hours of its own it fires once on each day: at the end of a gap when its time does not exist, the first time when it exists twice.")
                    @Nullable String zone,
            @Schema(description = "true when left out.") @Nullable Boolean enabled) {}

    /** What is null stays as it is. */
    @Schema(name = "TaskScheduleChange")
    record Change(
            @Schema(types = {"object", "null"}) @Nullable JsonNode payload,
            @Nullable String cron,
            @Nullable String zone,
            @Nullable Boolean enabled) {

        boolean keepsTimes() {
            return cron == null && zone == null;
        }

        boolean enablesOnly() {
            return keepsTimes() && payload == null;
        }
    }

    @Schema(name = "TaskScheduleFired")
    record Fired(@Schema(description = "What was submitted.") UUID taskId) {}

    ScheduleController(Schedules schedules, ScheduleChanges changes) {
        this.schedules = schedules;
        this.changes = changes;
    }

    @PostMapping
    @Idempotent
    @Operation(
            summary = "Submit a task again and again",
            description =
                    "Each time is fired once, by one process of the platform. What was missed while none ran is made up for by one firing.")
    ResponseEntity<ScheduleView> create(@RequestBody Wanted wanted, Actor actor) {
        var made = changes.create(wanted, actor);
        return ResponseEntity.created(URI.create("/v1/task-schedules/" + made.name()))
                .eTag(ETags.of(made.version()))
                .body(ScheduleView.of(made));
    }

    @GetMapping
    @AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE, AccountRole.STAKEHOLDER})
    @Operation(summary = "Schedules in the order of their names, the platform's own too")
    Page<ScheduleView> list(@ParameterObject PageRequest page) {
        var after = page.after(LIST, 1).map(cursor -> cursor.text(0)).orElse(null);
        return Page.of(
                schedules.list(after, page.rows()).stream().map(ScheduleView::of).toList(),
                page,
                schedule -> Cursor.of(LIST, schedule.name()));
    }

    @GetMapping("/{name}")
    @AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE, AccountRole.STAKEHOLDER})
    @Operation(summary = "A schedule, with its next firings")
    ResponseEntity<ScheduleView> get(@PathVariable String name) {
        var schedule = schedules.find(name).orElseThrow(() -> Schedules.unknown(name));
        return ResponseEntity.ok()
                .eTag(ETags.of(schedule.version()))
                .body(ScheduleView.of(schedule));
    }

    @PatchMapping("/{name}")
    @Operation(
            summary = "Change, enable or disable a schedule",
            description = "The platform's own can only be enabled and disabled.")
    ResponseEntity<ScheduleView> change(
            @PathVariable String name,
            @RequestBody Change change,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Actor actor) {
        var changed = changes.change(name, change, ETags.required(ifMatch), actor);
        return ResponseEntity.ok().eTag(ETags.of(changed.version())).body(ScheduleView.of(changed));
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End a schedule; tasks that it has submitted stay")
    void delete(
            @PathVariable String name,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Actor actor) {
        changes.delete(name, ETags.required(ifMatch), actor);
    }

    @PostMapping("/{name}/fire")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Idempotent
    @Operation(
            summary = "Submit its task now",
            description = "Beside its times, which stay as they are; also while it is disabled.")
    Fired fire(@PathVariable String name, Actor actor) {
        return new Fired(changes.fire(name, actor));
    }
}
