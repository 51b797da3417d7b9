package org.bluehorizons.rental.support;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.Rules;
import org.bluehorizons.platform.web.Idempotent;
import org.bluehorizons.platform.web.Page;
import org.bluehorizons.platform.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/reports}: what drivers told, for staff. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/reports")
@AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE})
@Tag(name = "Reports")
class ReportController {

    private static final Set<String> STATES = Set.of("open", "answered", "closed");

    private final Reports reports;
    private final ReportTable table;

    ReportController(Reports reports, ReportTable table) {
        this.reports = reports;
        this.table = table;
    }

    @GetMapping
    @Operation(summary = "Reports, newest first")
    Page<Report> list(
            @RequestParam(required = false)
                    @Schema(
                            allowableValues = {"open", "answered", "closed"},
                            example = "open")
                    @Nullable String state,
            @RequestParam(required = false)
                    @Schema(
                            allowableValues = {"damage", "lost_property", "ticket"},
                            example = "damage")
                    @Nullable String kind,
            @ParameterObject PageRequest page) {
        new Rules()
                .check(
                        state == null || STATES.contains(state),
                        "state",
                        "one of open, answered, closed")
                .demand();
        return table.page(
                new ReportTable.Filter(null, state, kind == null ? null : kind(kind)), page);
    }

    @GetMapping("/{id}")
    @Operation(summary = "A report and the talk about it")
    Report.Talk get(@PathVariable UUID id) {
        return reports.get(id);
    }

    @PostMapping("/{id}/messages")
    @Idempotent(required = true)
    @Operation(summary = "Answer the driver")
    Report.Talk answer(@PathVariable UUID id, @RequestBody NewMessage message, Actor actor) {
        return reports.answer(id, message.checked(), actor);
    }

    @PostMapping("/{id}/close")
    @Idempotent(required = true)
    @Operation(summary = "Close a report")
    Report.Talk close(@PathVariable UUID id, Actor actor) {
        return reports.close(id, actor);
    }

    private static ReportKind kind(String word) {
        return Arrays.stream(ReportKind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() ->
                        ProblemException.field("kind", "one of damage, lost_property, ticket"));
    }
}
