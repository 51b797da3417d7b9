package org.bluehorizons.rental.fleet;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.Rules;
import org.bluehorizons.platform.web.Cursor;
import org.bluehorizons.platform.web.Idempotent;
import org.bluehorizons.platform.web.Page;
import org.bluehorizons.platform.web.PageRequest;
import org.bluehorizons.rental.places.Places;
import org.bluehorizons.vehicles.VehicleId;
import org.bluehorizons.vehicles.VehicleSnapshots;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/relocations}: jobs to move cars between stations. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/relocations")
@AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE})
@Tag(name = "Rental operations", description = "What staff does for bookings and cars")
class RelocationController {

    private static final String LIST = "relocations";
    private static final Duration USUAL = Duration.ofHours(2);
    private static final Duration LONGEST = Duration.ofDays(7);

    private final Relocations relocations;
    private final Places places;
    private final VehicleSnapshots snapshots;
    private final Clock clock;

    @Schema(name = "NewRelocation")
    record NewRelocation(
            @Schema(type = "string", format = "uuid") @Nullable VehicleId vehicleId,
            @Nullable UUID toStationId,
            @Schema(description = "Left out: now.") @Nullable Instant startsAt,
            @Schema(description = "Left out: two hours later.") @Nullable Instant endsAt,
            @Schema(example = "Too many cars here") @Nullable String reason,
            @Schema(example = "account:0199...") @Nullable String assignee) {}

    RelocationController(
            Relocations relocations, Places places, VehicleSnapshots snapshots, Clock clock) {
        this.relocations = relocations;
        this.places = places;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    @PostMapping
    @Idempotent
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Plan to move a car",
            description = "Bookings within the time get another car or are cancelled free.")
    Relocation plan(@RequestBody NewRelocation wanted, Actor actor) {
        return relocations.plan(checked(wanted), actor);
    }

    @GetMapping
    @Operation(summary = "Jobs, newest first")
    Page<Relocation> list(
            @RequestParam(required = false) @Nullable String state,
            @ParameterObject PageRequest page) {
        var before = page.after(LIST, 1).map(cursor -> cursor.uuid(0)).orElse(null);
        return Page.of(
                relocations.list(state, before, page.rows()),
                page,
                job -> Cursor.of(LIST, job.id()));
    }

    @PostMapping("/{id}/start")
    @Idempotent
    @Operation(summary = "The car is driven away")
    Relocation start(@PathVariable UUID id, Actor actor) {
        return relocations.start(id, actor);
    }

    @PostMapping("/{id}/finish")
    @Idempotent
    @Operation(summary = "The car stands in its new station")
    Relocation finish(@PathVariable UUID id, Actor actor) {
        return relocations.finish(id, actor);
    }

    @PostMapping("/{id}/cancel")
    @Idempotent
    @Operation(summary = "Give a job up that has not begun")
    Relocation cancel(@PathVariable UUID id, Actor actor) {
        return relocations.cancel(id, actor);
    }

    private Relocations.Plan checked(NewRelocation wanted) {
        var now = clock.instant();
        var starts =
                wanted.startsAt() == null || wanted.startsAt().isBefore(now)
                        ? now
                        : wanted.startsAt();
        var ends = wanted.endsAt() == null ? starts.plus(USUAL) : wanted.endsAt();
        var reason = Objects.requireNonNullElse(wanted.reason(), "").strip();
        new Rules()
                .check(
                        wanted.vehicleId() != null
                                && snapshots.find(wanted.vehicleId()).isPresent(),
                        "vehicleId",
                        "a car of ours")
                .check(
                        wanted.toStationId() != null
                                && places.station(wanted.toStationId()).isPresent(),
                        "toStationId",
                        "a station of ours")
                .check(
                        ends.isAfter(starts) && !ends.isAfter(starts.plus(LONGEST)),
                        "endsAt",
                        "after startsAt, at most 7 days later")
                .check(reason.length() <= 500, "reason", "at most 500 characters")
                .check(
                        wanted.assignee() == null || wanted.assignee().length() <= 100,
                        "assignee",
                        "at most 100 characters")
                .demand();
        return new Relocations.Plan(
                Objects.requireNonNull(wanted.vehicleId()),
                Objects.requireNonNull(wanted.toStationId()),
                starts,
                ends,
                reason,
                wanted.assignee());
    }
}
