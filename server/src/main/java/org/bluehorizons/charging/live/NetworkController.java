package org.bluehorizons.charging.live;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.web.Cursor;
import org.bluehorizons.platform.web.Page;
import org.bluehorizons.platform.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/charging}: the network in figures, and what its connectors were. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/charging")
@AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE, AccountRole.STAKEHOLDER})
@Tag(name = "Charging network")
class NetworkController {

    private static final String LIST = "charging-status-history";

    private final Overviews overviews;
    private final StatusHistory history;
    private final Clock clock;

    NetworkController(Overviews overviews, StatusHistory history, Clock clock) {
        this.overviews = overviews;
        this.history = history;
        this.clock = clock;
    }

    @GetMapping("/overview")
    @Operation(summary = "Stations and connectors in figures, also by site; at most 2 s old")
    Overview overview() {
        return overviews.current();
    }

    @GetMapping("/stations/{id}/status-history")
    @Operation(
            summary = "What a station's connectors were, the last first",
            description = "Each change, by the time of receipt; kept for 400 days.")
    Page<StatusHistory.Change> statusHistory(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @Parameter(description = "Of this EVSE; 0: the station as a whole.")
                    @RequestParam(required = false)
                    @Nullable Integer evse,
            @ParameterObject PageRequest page) {
        if (!history.knows(id)) {
            throw ProblemException.of(
                    HttpStatus.NOT_FOUND,
                    "charging_station_not_found",
                    "There is no charging station " + id);
        }
        var before =
                page.after(LIST, 3)
                        .map(cursor ->
                                new StatusHistory.Place(
                                        cursor.instant(0),
                                        (int) cursor.number(1),
                                        (int) cursor.number(2)))
                        .orElse(null);
        // Ours is the clock that runs late: what was received this moment is told too.
        var until = Objects.requireNonNullElse(to, clock.instant().plusSeconds(60));
        return Page.of(
                history.list(
                        new StatusHistory.Question(
                                id,
                                Objects.requireNonNullElse(from, Instant.EPOCH),
                                until,
                                evse,
                                before,
                                page.rows())),
                page,
                change ->
                        Cursor.of(
                                LIST, change.receivedAt(), change.evseId(), change.connectorId()));
    }
}
