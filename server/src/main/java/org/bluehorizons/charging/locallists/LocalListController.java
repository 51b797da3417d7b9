package org.bluehorizons.charging.locallists;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/charging/local-lists}: tokens that stations know themselves. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/charging/local-lists")
@AllowedTo(AccountRole.OPERATOR)
@Tag(name = "Charging local lists", description = "Tokens that stations know when offline")
class LocalListController {

    private static final String LIST = "charging-local-lists";
    private static final String STATIONS = "charging-local-list-stations";

    private final LocalLists lists;
    private final LocalListTable table;

    @Schema(name = "ChargingLocalListSync")
    record Begun(@Schema(description = "Stations that it has begun for.") int stations) {}

    LocalListController(LocalLists lists, LocalListTable table) {
        this.lists = lists;
        this.table = table;
    }

    @PostMapping
    @Idempotent
    @Operation(summary = "Make a list; stations get it with the next synchronisation")
    ResponseEntity<LocalList> make(@RequestBody LocalListDraft wanted, Actor actor) {
        var list = lists.make(wanted, actor);
        return ResponseEntity.created(URI.create("/v1/charging/local-lists/" + list.id()))
                .eTag(ETags.of(list.version()))
                .body(list);
    }

    @GetMapping
    @AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE, AccountRole.STAKEHOLDER})
    @Operation(summary = "Local lists")
    Page<LocalList> list(@ParameterObject PageRequest page) {
        var after = page.after(LIST, 1).map(cursor -> cursor.uuid(0)).orElse(null);
        return Page.of(table.list(after, page.rows()), page, list -> Cursor.of(LIST, list.id()));
    }

    @GetMapping("/{id}")
    @AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE, AccountRole.STAKEHOLDER})
    @Operation(summary = "One local list")
    ResponseEntity<LocalList> get(@PathVariable UUID id) {
        var list = table.get(id);
        return ResponseEntity.ok().eTag(ETags.of(list.version())).body(list);
    }

    @PutMapping("/{id}")
    @Operation(
            summary = "Replace a list",
            description =
                    "What is left out is empty. Stations hear of it with the next synchronisation.")
    ResponseEntity<LocalList> replace(
            @PathVariable UUID id,
            @RequestBody LocalListDraft wanted,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Actor actor) {
        var list = lists.replace(id, wanted, ETags.required(ifMatch), actor);
        return ResponseEntity.ok().eTag(ETags.of(list.version())).body(list);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Remove a list",
            description = "Its stations keep the tokens until each is synchronised.")
    void remove(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Actor actor) {
        lists.remove(id, ETags.required(ifMatch), actor);
    }

    @GetMapping("/{id}/stations")
    @AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE, AccountRole.STAKEHOLDER})
    @Operation(summary = "Stations that a list is for, with what each holds")
    Page<StationList> stations(@PathVariable UUID id, @ParameterObject PageRequest page) {
        var after = page.after(STATIONS, 1).map(cursor -> cursor.text(0)).orElse(null);
        return Page.of(
                lists.stations(id, after, page.rows()),
                page,
                one -> Cursor.of(STATIONS, one.stationId()));
    }

    @PostMapping("/{id}/sync")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Bring a list to all its stations",
            description = "How each stands is told by the list's stations.")
    Begun sync(
            @PathVariable UUID id,
            @Parameter(description = "Whether to send everything again.")
                    @RequestParam(defaultValue = "false")
                    boolean full) {
        return new Begun(lists.sendAll(id, full));
    }
}
