package org.bluehorizons.rental.places;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/zones}: where trips may, and may not, end outside stations. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/zones")
@AllowedTo(AccountRole.OPERATOR)
@Tag(name = "Zones", description = "Where trips may end outside stations")
class ZoneController {

    private static final String LIST = "zones";

    private final Zones zones;
    private final ZoneTable table;
    private final Clock clock;

    ZoneController(Zones zones, ZoneTable table, Clock clock) {
        this.zones = zones;
        this.table = table;
        this.clock = clock;
    }

    @PostMapping
    @Idempotent(required = true)
    @Operation(summary = "Draw a zone")
    ResponseEntity<Zone> draw(@RequestBody ZoneDraft wanted, Actor actor) {
        var zone = zones.draw(wanted, actor);
        return ResponseEntity.created(URI.create("/v1/zones/" + zone.id()))
                .eTag(ETags.of(zone.version()))
                .body(zone);
    }

    @GetMapping
    @AllowedTo({
        AccountRole.OPERATOR,
        AccountRole.MAINTENANCE,
        AccountRole.STAKEHOLDER,
        AccountRole.DRIVER
    })
    @Operation(summary = "Zones in effect now or later, or those of the past too")
    Page<Zone> list(
            @Parameter(example = "SG") @RequestParam(required = false) @Nullable String market,
            @Parameter(description = "Also those that ended after it; now when left out.")
                    @RequestParam(required = false)
                    @Nullable Instant since,
            @ParameterObject PageRequest page) {
        var after = page.after(LIST, 1).map(cursor -> cursor.uuid(0)).orElse(null);
        return Page.of(
                table.list(market, since == null ? clock.instant() : since, after, page.rows()),
                page,
                zone -> Cursor.of(LIST, zone.id()));
    }

    @GetMapping("/{id}")
    @AllowedTo({
        AccountRole.OPERATOR,
        AccountRole.MAINTENANCE,
        AccountRole.STAKEHOLDER,
        AccountRole.DRIVER
    })
    @Operation(summary = "One zone; also one that has ended")
    ResponseEntity<Zone> get(@PathVariable UUID id) {
        var zone = table.find(id).orElseThrow(() -> ZoneTable.unknown(id));
        return ResponseEntity.ok().eTag(ETags.of(zone.version())).body(zone);
    }

    @PatchMapping("/{id}")
    @Operation(
            summary = "Change a zone from an instant on",
            description =
                    "The zone ends at \"from\" (now when left out); the answer is the zone that follows it, with an id of its own. What is left out stays.")
    ResponseEntity<Zone> change(
            @PathVariable UUID id,
            @RequestBody ZoneDraft change,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Actor actor) {
        var zone = zones.change(id, change, ETags.required(ifMatch), actor);
        return ResponseEntity.ok()
                .location(URI.create("/v1/zones/" + zone.id()))
                .eTag(ETags.of(zone.version()))
                .body(zone);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End a zone now")
    void erase(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Actor actor) {
        zones.erase(id, ETags.required(ifMatch), actor);
    }
}
