package org.bluehorizons.rental.bookings;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
import org.bluehorizons.rental.drivers.Drivers;
import org.bluehorizons.rental.journal.RentalEvent;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /v1/bookings}: making, seeing and giving up. Staff does the same on a driver's behalf and
 * says why.
 */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/bookings")
@AllowedTo({AccountRole.DRIVER, AccountRole.OPERATOR})
@Tag(name = "Bookings", description = "From the quote to the end of the trip")
class BookingController {

    private static final String LIST = "bookings";

    private final Bookings bookings;
    private final BookingStore store;
    private final BookingViews views;
    private final BookingWaits waits;
    private final Riders riders;
    private final Drivers drivers;
    private final JdbcClient database;

    @Schema(name = "BookingCancellation")
    record Cancellation(
            @Schema(description = "Staff only: why.") @Nullable String reason,
            @Schema(description = "Staff only: no fee is taken.") @Nullable Boolean waiveFee) {}

    @Schema(name = "BookingExtension")
    record Extension(
            @Nullable Instant endsAt,
            @Schema(description = "Staff only: why.") @Nullable String reason) {}

    BookingController(
            Bookings bookings,
            BookingStore store,
            BookingViews views,
            BookingWaits waits,
            Riders riders,
            Drivers drivers,
            JdbcClient database) {
        this.bookings = bookings;
        this.store = store;
        this.views = views;
        this.waits = waits;
        this.riders = riders;
        this.drivers = drivers;
        this.database = database;
    }

    @PostMapping
    @Idempotent(required = true)
    @Operation(
            summary = "Book a car",
            description =
                    "Without times the car is held for some minutes; with times it is reserved. The deposit is authorised right after; a booking whose deposit is declined is cancelled.")
    ResponseEntity<BookingView> make(@RequestBody Wanted wanted, Actor actor) {
        var rider = riders.forNew(actor, wanted.driverId(), wanted.reason());
        var made = bookings.make(wanted, rider);
        return ResponseEntity.created(URI.create("/v1/bookings/" + made.id()))
                .body(views.fresh(made));
    }

    @GetMapping
    @AllowedTo({AccountRole.DRIVER, AccountRole.OPERATOR, AccountRole.MAINTENANCE})
    @Operation(summary = "Bookings, newest first; drivers see their own")
    Page<BookingView> list(
            @RequestParam(required = false) @Nullable UUID driverId,
            @RequestParam(required = false) @Nullable UUID vehicleId,
            @RequestParam(required = false) @Nullable String state,
            @Parameter(description = "wanted: bills that wait for a person.")
                    @RequestParam(required = false)
                    @Nullable String review,
            @ParameterObject PageRequest page,
            Actor actor) {
        var staff = actor.may(AccountRole.OPERATOR, AccountRole.MAINTENANCE);
        var whose = staff ? driverId : drivers.of(actor).id();
        var before = page.after(LIST, 1).map(cursor -> cursor.uuid(0)).orElse(null);
        return Page.of(
                store.list(whose, vehicleId, state, review, before, page.rows()).stream()
                        .map(views::brief)
                        .toList(),
                page,
                booking -> Cursor.of(LIST, booking.id()));
    }

    @GetMapping("/{id}")
    @AllowedTo({AccountRole.DRIVER, AccountRole.OPERATOR, AccountRole.MAINTENANCE})
    @Operation(summary = "A booking; with wait, once its deposit is authorised or declined")
    BookingView get(
            @PathVariable UUID id,
            @Parameter(description = "Seconds to wait, 0 to 30.") @RequestParam(defaultValue = "0")
                    int wait,
            Actor actor) {
        if (wait < 0 || wait > 30) {
            throw ProblemException.field("wait", "a whole number from 0 to 30");
        }
        riders.seen(id, actor);
        waits.await(id, wait);
        return views.whole(riders.seen(id, actor));
    }

    @GetMapping("/{id}/events")
    @AllowedTo({AccountRole.DRIVER, AccountRole.OPERATOR, AccountRole.MAINTENANCE})
    @Operation(summary = "What happened to a booking, in order")
    List<RentalEvent> events(@PathVariable UUID id, Actor actor) {
        riders.seen(id, actor);
        return database.sql(
                        "SELECT * FROM rental.event WHERE booking_id = :id ORDER BY id LIMIT 1000")
                .param("id", id)
                .query(RentalEvent::read)
                .list();
    }

    @PostMapping("/{id}/cancel")
    @Idempotent
    @Operation(
            summary = "Give a booking up",
            description = "Free for a hold, and for a reservation up to the quoted time.")
    BookingView cancel(
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable Cancellation wanted,
            Actor actor) {
        var rider = riders.of(id, actor, wanted == null ? null : wanted.reason());
        var waive = wanted != null && Boolean.TRUE.equals(wanted.waiveFee());
        return views.whole(bookings.cancel(id, rider, waive));
    }

    @PostMapping("/{id}/extend")
    @Idempotent
    @Operation(summary = "Move the planned end, while nobody else has the car then")
    BookingView extend(@PathVariable UUID id, @RequestBody Extension wanted, Actor actor) {
        if (wanted.endsAt() == null) {
            throw ProblemException.field("endsAt", "required");
        }
        var rider = riders.of(id, actor, wanted.reason());
        return views.whole(bookings.extend(id, Objects.requireNonNull(wanted.endsAt()), rider));
    }
}
