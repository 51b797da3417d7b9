package org.bluehorizons.charging.operations;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AllowedTo;
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
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code /v1/charging/bulk}: one wish, many stations. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/charging/bulk")
@AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE, AccountRole.STAKEHOLDER})
@Tag(name = "Charging operations", description = "What charging stations are asked for")
class BulkController {

    private static final String LIST = "charging-bulks";
    private static final String RESULTS = "charging-bulk-results";
    private static final int USUAL_LIFE = 3_600;
    private static final int LONGEST_LIFE = 604_800;

    private final Bulks bulks;
    private final BulkStore store;
    private final BulkProgress progress;

    @Schema(name = "NewStationBulk")
    record Wanted(
            @Schema(
                            example = "reset",
                            description =
                                    "availability, clear-cache, configuration, firmware, reset or trigger, which stations of both versions understand; or an OCPP message, such as GetConfiguration.")
                    @Nullable String action,
            @Schema(
                            types = {"object", "null"},
                            example = "{\"type\": \"soft\"}",
                            description = "As for one station; {} when left out.")
                    @Nullable JsonNode payload,
            @Nullable BulkSelection selection,
            @Schema(
                            example = "3600",
                            description =
                                    "How long a station has from its release, 1 to 604800; 3600 when left out.")
                    @Nullable Integer expiresInSeconds) {}

    /** How far it is. */
    @Schema(name = "StationBulk")
    record View(
            UUID id,
            String action,
            @Schema(types = "object") @JsonRawValue String payload,
            @Schema(types = "object") @JsonRawValue String selection,
            @Schema(description = "How many were selected.") int stations,
            @Schema(
                            description =
                                    "Stations by state: waiting, skipped, cancelled, accepted, sent, answered, refused, failed, expired.")
                    Map<String, Integer> counts,
            String requestedBy,
            Instant createdAt,
            @Nullable Instant cancelledAt) {}

    BulkController(Bulks bulks, BulkStore store, BulkProgress progress) {
        this.bulks = bulks;
        this.store = store;
        this.progress = progress;
    }

    @PostMapping
    @AllowedTo(AccountRole.OPERATOR)
    @Idempotent
    @Operation(
            summary = "Ask many stations",
            description =
                    "The stations that meet the selection now. Commands are released at a steady pace; a station that is away gets its command when it is back, unless it expires before.")
    ResponseEntity<View> start(@RequestBody Wanted wanted, Actor actor) {
        var life = Objects.requireNonNullElse(wanted.expiresInSeconds(), USUAL_LIFE);
        var rules =
                new Rules()
                        .check(wanted.action() != null, "action", "such as reset")
                        .check(
                                wanted.payload() == null || wanted.payload().isObject(),
                                "payload",
                                "an object")
                        .check(
                                life >= 1 && life <= LONGEST_LIFE,
                                "expiresInSeconds",
                                "a whole number from 1 to 604800");
        var selection = wanted.selection();
        if (selection == null) {
            throw ProblemException.field("selection", "required");
        }
        selection.check(rules);
        rules.demand();
        var made =
                bulks.start(
                        String.valueOf(wanted.action()),
                        Objects.requireNonNullElse(
                                wanted.payload(), JsonNodeFactory.instance.objectNode()),
                        selection,
                        Duration.ofSeconds(life),
                        actor);
        return ResponseEntity.accepted()
                .location(URI.create("/v1/charging/bulk/" + made.id()))
                .body(view(made));
    }

    @GetMapping
    @Operation(summary = "What many stations were asked, newest first")
    Page<View> list(@ParameterObject PageRequest page) {
        var before = page.after(LIST, 1).map(cursor -> cursor.uuid(0)).orElse(null);
        var found = store.list(before, page.rows()).stream().map(this::view).toList();
        return Page.of(found, page, bulk -> Cursor.of(LIST, bulk.id()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "How far it is")
    View get(@PathVariable UUID id) {
        return view(find(id));
    }

    @GetMapping("/{id}/results")
    @Operation(summary = "What became of it at each station")
    Page<BulkProgress.Result> results(
            @PathVariable UUID id,
            @Parameter(description = "Only in this state.") @RequestParam(required = false)
                    @Nullable String state,
            @ParameterObject PageRequest page) {
        find(id);
        var after = page.after(RESULTS, 1).map(cursor -> cursor.text(0)).orElse(null);
        return Page.of(
                progress.results(id, state, after, page.rows()),
                page,
                result -> Cursor.of(RESULTS, result.stationId()));
    }

    @PostMapping("/{id}/cancel")
    @AllowedTo(AccountRole.OPERATOR)
    @Operation(
            summary = "Let the stations be that were not released yet",
            description = "Commands that were released stand.")
    View cancel(@PathVariable UUID id, Actor actor) {
        find(id);
        bulks.cancel(id, actor);
        return view(find(id));
    }

    private BulkStore.Bulk find(UUID id) {
        return store.find(id)
                .orElseThrow(() ->
                        ProblemException.of(
                                HttpStatus.NOT_FOUND, "bulk_not_found", "There is no bulk " + id));
    }

    private View view(BulkStore.Bulk bulk) {
        return new View(
                bulk.id(),
                bulk.action(),
                Secrets.hidden(bulk.action(), bulk.payload()),
                bulk.selection(),
                bulk.stations(),
                progress.counts(bulk.id()),
                bulk.requestedBy(),
                bulk.createdAt(),
                bulk.cancelledAt());
    }
}
