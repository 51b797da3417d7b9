package org.bluehorizons.rental.places;

import io.swagger.v3.oas.annotations.Operation;
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

/** {@code /v1/stations}: where trips begin and end. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/stations")
@AllowedTo(AccountRole.OPERATOR)
@Tag(name = "Stations", description = "Where trips begin and end")
class StationController {

    private static final String LIST = "stations";

    private final Stations stations;
    private final StationTable table;

    StationController(Stations stations, StationTable table) {
        this.stations = stations;
        this.table = table;
    }

    @PostMapping
    @Idempotent(required = true)
    @Operation(summary = "Open a station")
    ResponseEntity<Station> open(@RequestBody StationDraft wanted, Actor actor) {
        var station = stations.open(wanted, actor);
        return ResponseEntity.created(URI.create("/v1/stations/" + station.id()))
                .eTag(ETags.of(station.version()))
                .body(station);
    }

    @GetMapping
    @AllowedTo({
        AccountRole.OPERATOR,
        AccountRole.MAINTENANCE,
        AccountRole.STAKEHOLDER,
        AccountRole.DRIVER
    })
    @Operation(summary = "Stations with their bays")
    Page<Station> list(@ParameterObject StationFilter filter, @ParameterObject PageRequest page) {
        var after = page.after(LIST, 1).map(cursor -> cursor.uuid(0)).orElse(null);
        return Page.of(
                table.list(filter, after, page.rows()),
                page,
                station -> Cursor.of(LIST, station.id()));
    }

    @GetMapping("/{id}")
    @AllowedTo({
        AccountRole.OPERATOR,
        AccountRole.MAINTENANCE,
        AccountRole.STAKEHOLDER,
        AccountRole.DRIVER
    })
    @Operation(summary = "One station with its bays")
    ResponseEntity<Station> get(@PathVariable UUID id) {
        var station = table.find(id).orElseThrow(() -> StationTable.unknown(id));
        return ResponseEntity.ok().eTag(ETags.of(station.version())).body(station);
    }

    @PatchMapping("/{id}")
    @Operation(
            summary = "Change a station",
            description =
                    "What is left out stays. \"bays\" are all bays: those left out are retired, unless a car stands there or somebody has reserved them.")
    ResponseEntity<Station> change(
            @PathVariable UUID id,
            @RequestBody StationDraft change,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Actor actor) {
        var station = stations.change(id, change, ETags.required(ifMatch), actor);
        return ResponseEntity.ok().eTag(ETags.of(station.version())).body(station);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Retire a station for good; refused while cars stand there")
    void retire(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Actor actor) {
        stations.retire(id, ETags.required(ifMatch), actor);
    }
}
