package org.bluehorizons.vehicles.commands;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
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
import org.bluehorizons.vehicles.VehicleId;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code /v1/vehicles/{id}/commands}: asks a car for something. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/vehicles/{id}/commands")
@AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE})
@Tag(name = "Commands", description = "What cars are asked for")
class CommandController {

    private static final String LIST = "commands";
    private static final int MOST_OPEN = 100;
    private static final int LONGEST_LIFE = 86_400;
    private static final int LONGEST_WAIT = 30;

    private final CommandStore store;
    private final CommandWaits waits;
    private final AuditLog audit;
    private final TransactionOperations transactions;

    @Schema(name = "NewCommand")
    record Wanted(
            @Schema(
                            example = "horn",
                            allowableValues = {
                                "lock",
                                "unlock",
                                "immobilise",
                                "horn",
                                "lights",
                                "climate"
                            })
                    @Nullable String kind,
            @Schema(
                            types = {"object", "null"},
                            example = "{\"seconds\": 3}",
                            description =
                                    "immobilise: engaged (true); horn: seconds 1..10 (1); lights: seconds 1..60 (5); climate: on (required), targetCelsius 16..30 (22).")
                    @Nullable JsonNode parameters,
            @Schema(example = "60", description = "1 to 86400; 60 when left out.")
                    @Nullable Integer expiresInSeconds) {}

    CommandController(
            CommandStore store,
            CommandWaits waits,
            AuditLog audit,
            TransactionOperations transactions) {
        this.store = store;
        this.waits = waits;
        this.audit = audit;
        this.transactions = transactions;
    }

    @PostMapping
    @Idempotent
    @Operation(
            summary = "Ask a car for something",
            description =
                    "202: recorded. It is sent at once, or when the car is back, unless it expires before.")
    ResponseEntity<Command> ask(
            @PathVariable VehicleId id, @RequestBody Wanted wanted, Actor actor) {
        var rules = new Rules();
        var kind = CommandKind.of(Objects.requireNonNullElse(wanted.kind(), ""));
        rules.check(kind.isPresent(), "kind", "lock, unlock, immobilise, horn, lights or climate");
        var given =
                Objects.requireNonNullElse(
                        wanted.parameters(), JsonNodeFactory.instance.objectNode());
        var parameters = kind.map(known -> known.checked(given, rules).toString()).orElse("{}");
        var life = Objects.requireNonNullElse(wanted.expiresInSeconds(), 60);
        rules.check(
                        life >= 1 && life <= LONGEST_LIFE,
                        "expiresInSeconds",
                        "a whole number from 1 to 86400")
                .demand();
        var made =
                transactions.execute(_ -> {
                    demandRoom(id);
                    var command =
                            store.insert(
                                    id,
                                    kind.orElseThrow(),
                                    parameters,
                                    actor.name(),
                                    Duration.ofSeconds(life));
                    audit.record(actor, "command.requested", "vehicle:" + id, null, command);
                    return command;
                });
        return ResponseEntity.accepted()
                .location(URI.create("/v1/vehicles/%s/commands/%s".formatted(id, made.id())))
                .body(made);
    }

    @GetMapping
    @Operation(summary = "What a car was asked for, newest first")
    Page<Command> list(@PathVariable VehicleId id, @ParameterObject PageRequest page) {
        var before = page.after(LIST, 1).map(cursor -> cursor.uuid(0)).orElse(null);
        return Page.of(
                store.list(id, before, page.rows()),
                page,
                command -> Cursor.of(LIST, command.id()));
    }

    @GetMapping("/{commandId}")
    @Operation(summary = "How a command stands; with wait, once it has come to its end")
    Command get(
            @PathVariable VehicleId id,
            @PathVariable UUID commandId,
            @Parameter(description = "Seconds to wait for the end, 0 to 30.")
                    @RequestParam(defaultValue = "0")
                    int wait) {
        if (wait < 0 || wait > LONGEST_WAIT) {
            throw ProblemException.field("wait", "a whole number from 0 to 30");
        }
        var command = store.find(id, commandId).orElseThrow(() -> unknown(commandId));
        return waits.await(command, Duration.ofSeconds(wait), store);
    }

    private void demandRoom(VehicleId car) {
        if (!store.isOnTheRoad(car)) {
            throw ProblemException.of(
                    HttpStatus.NOT_FOUND, "vehicle_not_found", "There is no vehicle " + car);
        }
        if (store.countOpen(car) >= MOST_OPEN) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT,
                    "too_many_open_commands",
                    "The vehicle has %d commands that wait; let some end first."
                            .formatted(MOST_OPEN));
        }
    }

    private static ProblemException unknown(UUID id) {
        return ProblemException.of(
                HttpStatus.NOT_FOUND,
                "command_not_found",
                "The vehicle was not sent command " + id);
    }
}
