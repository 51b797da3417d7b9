package org.bluehorizons.charging.firmware;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
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

/** {@code /v1/charging/.../firmware}: jobs, and how they stand. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/charging")
@AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE, AccountRole.STAKEHOLDER})
@Tag(name = "Charging firmware", description = "New firmware for stations")
class FirmwareController {

    private static final String LIST = "charging-firmware";
    // A station that is away gets the job when it is back.
    private static final Duration LIFE = Duration.ofHours(24);

    private final StationDesk desk;
    private final StationNumbers numbers;
    private final FirmwareJobs jobs;
    private final FirmwareList list;
    private final TransactionOperations transactions;
    private final Clock clock;

    FirmwareController(
            StationDesk desk,
            StationNumbers numbers,
            FirmwareJobs jobs,
            FirmwareList list,
            TransactionOperations transactions,
            Clock clock) {
        this.desk = desk;
        this.numbers = numbers;
        this.jobs = jobs;
        this.list = list;
        this.transactions = transactions;
        this.clock = clock;
    }

    @PostMapping("/stations/{id}/firmware")
    @AllowedTo(AccountRole.OPERATOR)
    @Idempotent
    @Operation(
            summary = "Have a station fetch and install firmware",
            description = "For many stations see bulk, action firmware.")
    ResponseEntity<FirmwareList.Job> start(
            @PathVariable String id, @RequestBody FirmwareUpdate wanted, Actor actor) {
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
                                    FirmwareDrafts.of(message.payload()),
                                    actor.name(),
                                    clock.instant());
                            return sent;
                        }));
        var job = list.ofCommand(command);
        return ResponseEntity.accepted()
                .location(URI.create("/v1/charging/firmware/" + job.id()))
                .body(job);
    }

    @GetMapping("/stations/{id}/firmware")
    @Operation(summary = "A station's firmware jobs, newest first")
    Page<FirmwareList.Job> list(@PathVariable String id, @ParameterObject PageRequest page) {
        desk.demandKnown(id);
        var before = page.after(LIST, 1).map(cursor -> cursor.uuid(0)).orElse(null);
        return Page.of(
                list.ofStation(id, before, page.rows()), page, job -> Cursor.of(LIST, job.id()));
    }

    @GetMapping("/firmware/{id}")
    @Operation(summary = "A firmware job with every word of its station")
    FirmwareList.Told get(@PathVariable UUID id) {
        return list.find(id);
    }
}
