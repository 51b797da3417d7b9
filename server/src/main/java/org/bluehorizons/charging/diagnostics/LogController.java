package org.bluehorizons.charging.diagnostics;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.charging.operations.StationDesk;
import org.bluehorizons.charging.operations.StationNumbers;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.Rules;
import org.bluehorizons.platform.web.Cursor;
import org.bluehorizons.platform.web.Idempotent;
import org.bluehorizons.platform.web.Page;
import org.bluehorizons.platform.web.PageRequest;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** {@code /v1/charging/.../diagnostics} and {@code logs}: what stations are to upload. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/charging")
@AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE})
@Tag(name = "Charging logs", description = "Stations' diagnostics and logs")
class LogController {

    private static final String LIST = "charging-logs";
    private static final Duration LIFE = Duration.ofHours(1);

    private final StationDesk desk;
    private final StationNumbers numbers;
    private final LogJobs jobs;
    private final LogList list;
    private final Uploads uploads;
    private final UploadSettings uploadSettings;
    private final TransactionOperations transactions;
    private final Clock clock;

    LogController(
            StationDesk desk,
            StationNumbers numbers,
            LogJobs jobs,
            LogList list,
            Uploads uploads,
            UploadSettings uploadSettings,
            TransactionOperations transactions,
            Clock clock) {
        this.desk = desk;
        this.numbers = numbers;
        this.jobs = jobs;
        this.list = list;
        this.uploads = uploads;
        this.uploadSettings = uploadSettings;
        this.transactions = transactions;
        this.clock = clock;
    }

    @PostMapping("/stations/{id}/diagnostics")
    @Idempotent
    @Operation(
            summary = "Have a station upload its diagnostics",
            description =
                    "GetDiagnostics in OCPP 1.6, else GetLog. Without a location it is uploaded to the platform, once.")
    ResponseEntity<LogList.Job> diagnostics(
            @PathVariable String id, @RequestBody LogWish wanted, Actor actor) {
        return start(id, wanted.classically(), actor);
    }

    @PostMapping("/stations/{id}/logs")
    @Idempotent
    @Operation(
            summary = "Have a station upload a log",
            description =
                    "GetLog, which in OCPP 1.6 is of its security extension. Without a location it is uploaded to the platform, once.")
    ResponseEntity<LogList.Job> logs(
            @PathVariable String id, @RequestBody LogWish wanted, Actor actor) {
        return start(id, wanted, actor);
    }

    private ResponseEntity<LogList.Job> start(String id, LogWish asked, Actor actor) {
        var token =
                asked.location() == null
                        ? Optional.of(uploads.newToken())
                        : Optional.<String>empty();
        var wanted = token.map(known -> asked.to(address(known))).orElse(asked);
        var rules = new Rules();
        wanted.check(rules, "");
        rules.demand();
        var message = wanted.on(desk.versionOf(id), numbers);
        var command =
                Objects.requireNonNull(
                        transactions.execute(_ -> {
                            var sent = desk.send(id, message, LIFE, actor);
                            jobs.asked(
                                    sent,
                                    id,
                                    LogDrafts.of(message.payload()),
                                    actor.name(),
                                    clock.instant());
                            token.ifPresent(known -> uploads.expect(known, sent));
                            return sent;
                        }));
        var job = list.ofCommand(command);
        return ResponseEntity.accepted()
                .location(URI.create("/v1/charging/logs/" + job.id()))
                .body(job);
    }

    /** With us, as stations reach it. */
    private String address(String token) {
        var platform =
                uploadSettings.publicUrl().isEmpty()
                        ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()
                        : uploadSettings.publicUrl();
        return platform + "/v1/charging/uploads/" + token;
    }

    @GetMapping("/stations/{id}/logs")
    @Operation(summary = "What a station was asked to upload, newest first")
    Page<LogList.Job> list(@PathVariable String id, @ParameterObject PageRequest page) {
        desk.demandKnown(id);
        var before = page.after(LIST, 1).map(cursor -> cursor.uuid(0)).orElse(null);
        return Page.of(
                list.ofStation(id, before, page.rows()), page, job -> Cursor.of(LIST, job.id()));
    }

    @GetMapping("/logs/{id}")
    @Operation(summary = "How an upload stands")
    LogList.Job get(@PathVariable UUID id) {
        return list.find(id);
    }
}
