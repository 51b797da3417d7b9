package org.bluehorizons.charging.operations;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.Rules;
import org.bluehorizons.platform.web.Cursor;
import org.bluehorizons.platform.web.Idempotent;
import org.bluehorizons.platform.web.Page;
import org.bluehorizons.platform.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** {@code /v1/charging/.../commands}: any message of OCPP that goes to stations, and the list. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/charging")
@AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE, AccountRole.STAKEHOLDER})
@Tag(name = "Charging operations", description = "What charging stations are asked for")
class StationCommandController {

    private static final String LIST = "charging-commands";
    private static final int USUAL_LIFE = 60;
    private static final int LONGEST_LIFE = 604_800;

    private final StationDesk desk;
    private final StationNumbers numbers;
    private final CommandList list;

    @Schema(name = "NewStationCommand")
    record Wanted(
            @Schema(example = "GetVariables") @Nullable String action,
            @Schema(
                            types = {"object", "null"},
                            example = "{\"type\": \"Soft\"}",
                            description = "As OCPP writes it; {} when left out.")
                    @Nullable JsonNode payload,
            @Schema(
                            example = "1.6",
                            allowableValues = {"1.6", "2.0.1"},
                            description =
                                    "The version that the payload is written in; the station's when left out.")
                    @Nullable String version,
            @Schema(example = "60", description = "1 to 604800; 60 when left out.")
                    @Nullable Integer expiresInSeconds) {}

    StationCommandController(StationDesk desk, StationNumbers numbers, CommandList list) {
        this.desk = desk;
        this.numbers = numbers;
        this.list = list;
    }

    @PostMapping("/stations/{id}/commands")
    @AllowedTo(AccountRole.OPERATOR)
    @Idempotent(inTransaction = false)
    @Operation(
            summary = "Send a station any message of its OCPP version",
            description = "200: the command has ended, with the station's answer. 202: not yet.")
    ResponseEntity<CommandView> send(
            @PathVariable String id,
            @RequestBody Wanted wanted,
            @Parameter(description = "Seconds to wait for the station's answer, 0 to 30.")
                    @RequestParam(defaultValue = "0")
                    int wait,
            Actor actor) {
        StationDesk.demandWait(wait);
        var life = Objects.requireNonNullElse(wanted.expiresInSeconds(), USUAL_LIFE);
        new Rules()
                .check(wanted.action() != null, "action", "such as Reset")
                .check(
                        wanted.payload() == null || wanted.payload().isObject(),
                        "payload",
                        "an object")
                .check(
                        wanted.version() == null
                                || OcppVersion.byWord(wanted.version()).isPresent(),
                        "version",
                        "1.6 or 2.0.1")
                .check(
                        life >= 1 && life <= LONGEST_LIFE,
                        "expiresInSeconds",
                        "a whole number from 1 to 604800")
                .demand();
        var spoken = desk.versionOf(id);
        if (wanted.version() != null && !wanted.version().equals(spoken.word())) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT,
                    "other_version",
                    "Station %s speaks OCPP %s.".formatted(id, spoken.word()));
        }
        var message =
                new RawMessage(
                                String.valueOf(wanted.action()),
                                wanted.payload() == null ? "{}" : wanted.payload().toString())
                        .on(spoken, numbers);
        return desk.answer(desk.send(id, message, Duration.ofSeconds(life), actor), wait);
    }

    @GetMapping("/stations/{id}/commands")
    @Operation(summary = "What a station was asked, newest first")
    Page<CommandView> list(
            @PathVariable String id,
            @Parameter(description = "Only of this action.") @RequestParam(required = false)
                    @Nullable String action,
            @Parameter(description = "Only in this state.") @RequestParam(required = false)
                    @Nullable String state,
            @ParameterObject PageRequest page) {
        desk.demandKnown(id);
        var before = page.after(LIST, 1).map(cursor -> cursor.uuid(0)).orElse(null);
        return Page.of(
                list.ofStation(id, action, state, before, page.rows()),
                page,
                command -> Cursor.of(LIST, command.id()));
    }

    @GetMapping("/commands/{id}")
    @Operation(summary = "How a command stands; with wait, once it has ended")
    CommandView get(
            @PathVariable UUID id,
            @Parameter(description = "Seconds to wait for its end, 0 to 30.")
                    @RequestParam(defaultValue = "0")
                    int wait) {
        StationDesk.demandWait(wait);
        var now = list.find(id);
        return wait == 0 || now.settledAt() != null
                ? now
                : Objects.requireNonNull(desk.answer(id, wait).getBody());
    }
}
