package org.bluehorizons.charging.operations;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.web.Idempotent;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/charging/stations/{id}/...}: the everyday wishes, alike for both versions. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/charging/stations/{id}")
@AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE})
@Tag(name = "Charging operations", description = "What charging stations are asked for")
class StationOperationController {

    private static final String WAIT = "Seconds to wait for the station's answer, 0 to 30.";
    private static final String ANSWERS =
            "200: the command has ended, with the station's answer. 202: not yet.";

    private final StationDesk desk;

    StationOperationController(StationDesk desk) {
        this.desk = desk;
    }

    @PostMapping("/remote-start")
    @AllowedTo(AccountRole.OPERATOR)
    @Idempotent(inTransaction = false)
    @Operation(summary = "Start charging for a token", description = ANSWERS)
    ResponseEntity<CommandView> remoteStart(
            @PathVariable String id,
            @RequestBody RemoteStart wanted,
            @Parameter(description = WAIT) @RequestParam(defaultValue = "0") int wait,
            Actor actor) {
        return desk.ask(id, wanted, wait, actor);
    }

    @PostMapping("/remote-stop")
    @AllowedTo(AccountRole.OPERATOR)
    @Idempotent(inTransaction = false)
    @Operation(summary = "Stop a transaction", description = ANSWERS)
    ResponseEntity<CommandView> remoteStop(
            @PathVariable String id,
            @RequestBody RemoteStop wanted,
            @Parameter(description = WAIT) @RequestParam(defaultValue = "0") int wait,
            Actor actor) {
        return desk.ask(id, wanted, wait, actor);
    }

    @PostMapping("/unlock")
    @Idempotent(inTransaction = false)
    @Operation(summary = "Let go of a plug", description = ANSWERS)
    ResponseEntity<CommandView> unlock(
            @PathVariable String id,
            @RequestBody Unlock wanted,
            @Parameter(description = WAIT) @RequestParam(defaultValue = "0") int wait,
            Actor actor) {
        return desk.ask(id, wanted, wait, actor);
    }

    @PostMapping("/reset")
    @Idempotent(inTransaction = false)
    @Operation(summary = "Start a station again", description = ANSWERS)
    ResponseEntity<CommandView> reset(
            @PathVariable String id,
            @RequestBody StationReset wanted,
            @Parameter(description = WAIT) @RequestParam(defaultValue = "0") int wait,
            Actor actor) {
        return desk.ask(id, wanted, wait, actor);
    }

    @PostMapping("/availability")
    @Idempotent(inTransaction = false)
    @Operation(
            summary = "Take a station, an EVSE or a connector out of service, or back",
            description = ANSWERS)
    ResponseEntity<CommandView> availability(
            @PathVariable String id,
            @RequestBody AvailabilityChange wanted,
            @Parameter(description = WAIT) @RequestParam(defaultValue = "0") int wait,
            Actor actor) {
        return desk.ask(id, wanted, wait, actor);
    }

    @PostMapping("/trigger")
    @Idempotent(inTransaction = false)
    @Operation(summary = "Have a station send a message now", description = ANSWERS)
    ResponseEntity<CommandView> trigger(
            @PathVariable String id,
            @RequestBody Trigger wanted,
            @Parameter(description = WAIT) @RequestParam(defaultValue = "0") int wait,
            Actor actor) {
        return desk.ask(id, wanted, wait, actor);
    }

    @PostMapping("/clear-cache")
    @Idempotent(inTransaction = false)
    @Operation(summary = "Have a station forget which tokens were good", description = ANSWERS)
    ResponseEntity<CommandView> clearCache(
            @PathVariable String id,
            @Parameter(description = WAIT) @RequestParam(defaultValue = "0") int wait,
            Actor actor) {
        return desk.ask(id, new CacheClearing(), wait, actor);
    }
}
