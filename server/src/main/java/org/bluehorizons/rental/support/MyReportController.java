package org.bluehorizons.rental.support;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.UUID;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.web.Idempotent;
import org.bluehorizons.platform.web.Page;
import org.bluehorizons.platform.web.PageRequest;
import org.bluehorizons.rental.drivers.Drivers;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/me/reports}: what I told. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/me/reports")
@AllowedTo(AccountRole.DRIVER)
@Tag(name = "Reports", description = "Damage, lost property and other things that drivers tell")
class MyReportController {

    private final Reports reports;
    private final ReportTable table;
    private final Drivers drivers;

    MyReportController(Reports reports, ReportTable table, Drivers drivers) {
        this.reports = reports;
        this.table = table;
        this.drivers = drivers;
    }

    @PostMapping
    @Idempotent(required = true)
    @Operation(summary = "Report damage, lost property or anything else")
    ResponseEntity<Report> send(@RequestBody NewReport wanted, Actor actor) {
        var report = reports.send(wanted, actor);
        return ResponseEntity.created(URI.create("/v1/me/reports/" + report.id())).body(report);
    }

    @GetMapping
    @Operation(summary = "My reports, newest first")
    Page<Report> mine(@ParameterObject PageRequest page, Actor actor) {
        return table.page(new ReportTable.Filter(drivers.of(actor).id(), null, null), page);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One of my reports and the talk about it")
    Report.Talk get(@PathVariable UUID id, Actor actor) {
        return reports.own(id, actor);
    }

    @PostMapping("/{id}/messages")
    @Idempotent(required = true)
    @Operation(summary = "Say more")
    Report.Talk say(@PathVariable UUID id, @RequestBody NewMessage message, Actor actor) {
        return reports.say(id, message.checked(), actor);
    }
}
