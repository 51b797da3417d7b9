package org.bluehorizons.rental.bookings;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.vehicles.VehicleId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gets a car free for something else than renting: bookings get another car, or are cancelled and
 * cost nothing. Joins the caller's transaction. Thread-safe.
 */
@Component
public class CarClearing {

    private final BookingStore store;
    private final Claims claims;
    private final Bookings bookings;
    private final Reassignment reassignment;
    private final BookingEvents events;
    private final Clock clock;

    CarClearing(
            BookingStore store,
            Claims claims,
            Bookings bookings,
            Reassignment reassignment,
            BookingEvents events,
            Clock clock) {
        this.store = store;
        this.claims = claims;
        this.bookings = bookings;
        this.reassignment = reassignment;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The car belongs to nobody else then, under the claim's id.
     *
     * @param kind {@code blackout} or {@code relocation}
     * @param until null: until further notice
     * @throws ProblemException 409 {@code vehicle_on_trip}, {@code vehicle_claimed}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void claim(
            UUID id,
            VehicleId car,
            String kind,
            Instant from,
            @Nullable Instant until,
            String reason,
            Actor actor) {
        for (var claim : claims.on(car, from, until)) {
            if (!claim.kind().equals("booking")) {
                throw conflict(
                        "vehicle_claimed",
                        "The car has a %s then: %s".formatted(claim.kind(), claim.reason()));
            }
            clear(claim.id(), reason, actor);
        }
        if (!claims.claim(id, car, kind, from, until, reason, actor.name())) {
            throw conflict("vehicle_claimed", "Somebody has just claimed the car; try again.");
        }
    }

    /** The car may be booked again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(UUID id) {
        claims.free(id);
    }

    private void clear(UUID id, String reason, Actor actor) {
        var booking = store.find(id).orElse(null);
        if (booking == null || booking.state().isOver()) {
            claims.free(id);
            return;
        }
        booking = store.lock(id);
        if (booking.state().isOnTrip()) {
            throw conflict(
                    "vehicle_on_trip",
                    "A driver has the car (booking %s); wait for the end or take it from then on."
                            .formatted(id));
        }
        if (reassignment.tryToReassign(booking, reason, actor).isEmpty()) {
            var closed =
                    bookings.close(booking, BookingState.CANCELLED, reason, null, clock.instant());
            events.record("booking.cancelled", closed, Map.of("reason", reason), actor.name());
        }
    }

    private static ProblemException conflict(String code, String detail) {
        return ProblemException.of(HttpStatus.CONFLICT, code, detail);
    }
}
