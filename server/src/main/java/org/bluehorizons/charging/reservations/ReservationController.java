package org.bluehorizons.charging.reservations;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.web.Cursor;
import org.bluehorizons.platform.web.Idempotent;
import org.bluehorizons.platform.web.Page;
import org.bluehorizons.platform.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/charging/reservations}: charging points kept free for somebody. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/charging/reservations")
@AllowedTo(AccountRole.OPERATOR)
@Tag(name = "Charging reservations", description = "Charging points kept free for somebody")
class ReservationController {

    private static final String LIST = "charging-reservations";
    private static final int LONGEST_WAIT = 30;

    private final Reservations reservations;
    private final ReservationTable table;

    ReservationController(Reservations reservations, ReservationTable table) {
        this.reservations = reservations;
        this.table = table;
    }

    @PostMapping
    @Idempotent(inTransaction = false)
    @Operation(
            summary = "Keep a charging point free for a token",
            description =
                    "Its state says what the station answered: active, refused (with its reason) or failed; requested when it has not answered within the wait.")
    ResponseEntity<Reservation> make(
            @RequestBody ReservationWish wanted,
            @Parameter(description = "Seconds to wait for the station's answer, 0 to 30.")
                    @RequestParam(defaultValue = "10")
                    int wait,
            Actor actor) {
        var reservation = reservations.make(wanted, patience(wait), actor);
        return ResponseEntity.created(URI.create("/v1/charging/reservations/" + reservation.id()))
                .body(reservation);
    }

    @PostMapping("/{id}/cancel")
    @Idempotent(inTransaction = false)
    @Operation(
            summary = "Take a reservation back",
            description = "Cancelled when the station has answered; open until then.")
    Reservation cancel(
            @PathVariable UUID id,
            @Parameter(description = "Seconds to wait for the station's answer, 0 to 30.")
                    @RequestParam(defaultValue = "10")
                    int wait,
            Actor actor) {
        return reservations.cancel(id, patience(wait), actor);
    }

    @GetMapping
    @AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE, AccountRole.STAKEHOLDER})
    @Operation(summary = "Reservations of charging points, newest first")
    Page<Reservation> list(
            @RequestParam(required = false) @Nullable String stationId,
            @RequestParam(required = false) @Nullable String token,
            @RequestParam(required = false) @Nullable String state,
            @ParameterObject PageRequest page) {
        var before = page.after(LIST, 1).map(cursor -> cursor.uuid(0)).orElse(null);
        return Page.of(
                table.list(stationId, token, state, before, page.rows()),
                page,
                one -> Cursor.of(LIST, one.id()));
    }

    @GetMapping("/{id}")
    @AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE, AccountRole.STAKEHOLDER})
    @Operation(summary = "One reservation of a charging point")
    Reservation get(@PathVariable UUID id) {
        return table.get(id);
    }

    private static Duration patience(int wait) {
        if (wait < 0 || wait > LONGEST_WAIT) {
            throw ProblemException.field("wait", "a whole number from 0 to 30");
        }
        return Duration.ofSeconds(wait);
    }
}
