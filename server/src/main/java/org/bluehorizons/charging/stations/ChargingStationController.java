package org.bluehorizons.charging.stations;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/** {@code /v1/charging/stations}: the register of charging stations, with their live state. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/charging/stations")
@AllowedTo(AccountRole.OPERATOR)
@Tag(name = "Charging stations", description = "The register of charging stations")
class ChargingStationController {

    private static final String LIST = "charging-stations";

    private final StationRegister register;
    private final StationReader reader;

    /** The password that a station shall have. */
    @Schema(name = "ChargingStationPasswordChange")
    record PasswordChange(
            @Schema(description = "16 to 40 printable characters; one is made when left out.")
                    @Nullable String password) {}

    ChargingStationController(StationRegister register, StationReader reader) {
        this.register = register;
        this.reader = reader;
    }

    @PostMapping
    @Idempotent
    @Operation(summary = "Register a station; give it a password next")
    ResponseEntity<ChargingStation> register(
            @RequestBody ChargingStationDraft wanted, Actor actor) {
        var station = register.register(wanted, actor);
        return ResponseEntity.created(
                        URI.create(
                                "/v1/charging/stations/"
                                        + UriUtils.encode(station.id(), StandardCharsets.UTF_8)))
                .eTag(ETags.of(station.version()))
                .body(station);
    }

    @PostMapping("/batch")
    @Operation(
            summary = "Register up to 500 stations, all or none",
            description =
                    "Those that are there stay as they are, so a batch may be repeated. A password is answered once, and only when it was made here.")
    StationBatch.Result registerAll(@RequestBody StationBatch batch, Actor actor) {
        var outcome = register.registerAll(batch.items(), actor);
        return new StationBatch.Result(
                outcome.created().size(), outcome.existing(), outcome.created());
    }

    @GetMapping
    @AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE, AccountRole.STAKEHOLDER})
    @Operation(summary = "Stations with their live state")
    Page<ChargingStation> list(
            @ParameterObject StationFilter filter, @ParameterObject PageRequest page) {
        var after = page.after(LIST, 1).map(cursor -> cursor.text(0)).orElse("");
        return Page.of(
                reader.list(filter.checked(), after, page.rows()),
                page,
                station -> Cursor.of(LIST, station.id()));
    }

    @GetMapping("/{id}")
    @AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE, AccountRole.STAKEHOLDER})
    @Operation(summary = "One station with its live state; also a retired one")
    ResponseEntity<ChargingStation> get(@PathVariable String id) {
        var station = reader.find(id).orElseThrow(() -> StationTable.unknown(id));
        return ResponseEntity.ok().eTag(ETags.of(station.version())).body(station);
    }

    @PatchMapping("/{id}")
    @Operation(
            summary = "Change a station",
            description =
                    "What is left out stays. \"evses\" are all EVSEs: those left out are removed.")
    ResponseEntity<ChargingStation> change(
            @PathVariable String id,
            @RequestBody ChargingStationDraft change,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Actor actor) {
        var station = register.change(id, change, ETags.required(ifMatch), actor);
        return ResponseEntity.ok().eTag(ETags.of(station.version())).body(station);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Retire a station for good; it is disconnected, its history stays")
    void retire(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Actor actor) {
        register.retire(id, ETags.required(ifMatch), actor);
    }

    @PostMapping("/{id}/password")
    @Operation(
            summary = "Give a station a password",
            description =
                    "One is made, and answered once, unless the body has one. While the station has another, both are good until it first uses the new one.")
    StationRegister.Registered password(
            @PathVariable String id,
            @Parameter(description = "The other is void at once, and the station disconnected.")
                    @RequestParam(defaultValue = "false")
                    boolean now,
            @RequestBody(required = false) @Nullable PasswordChange change,
            Actor actor) {
        return register.setPassword(id, change == null ? null : change.password(), now, actor);
    }
}
