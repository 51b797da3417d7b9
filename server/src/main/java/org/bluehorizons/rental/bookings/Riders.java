package org.bluehorizons.rental.bookings;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AuditLog;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Rules;
import org.bluehorizons.rental.drivers.Drivers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out whom a request is for. Drivers see only what is theirs. */
@Component
class Riders {

    private final Drivers drivers;
    private final BookingStore store;
    private final AuditLog audit;

    Riders(Drivers drivers, BookingStore store, AuditLog audit) {
        this.drivers = drivers;
        this.store = store;
        this.audit = audit;
    }

    /**
     * @param driverId who books, when staff asks
     * @throws ProblemException 403, 404, or 422 when staff names no driver or no reason
     */
    Rider forNew(Actor actor, @Nullable UUID driverId, @Nullable String reason) {
        if (!actor.may(AccountRole.OPERATOR)) {
            new Rules().check(driverId == null, "driverId", "only staff books for others").demand();
            return new Rider(drivers.hold(actor), actor, null);
        }
        new Rules()
                .check(driverId != null, "driverId", "required when staff books")
                .check(isReason(reason), "reason", "required when staff acts: 1 to 500 characters")
                .demand();
        return new Rider(drivers.get(Optional.ofNullable(driverId).orElseThrow()), actor, reason);
    }

    /**
     * For a change of a booking.
     *
     * @throws ProblemException 404 {@code booking_not_found} also when it is another driver's
     */
    Rider of(UUID booking, Actor actor, @Nullable String reason) {
        var found = seen(booking, actor);
        if (!actor.may(AccountRole.OPERATOR)) {
            return new Rider(drivers.get(found.driverId()), actor, null);
        }
        new Rules()
                .check(isReason(reason), "reason", "required when staff acts: 1 to 500 characters")
                .demand();
        return new Rider(drivers.get(found.driverId()), actor, reason);
    }

    /** The booking, if the actor may see it. */
    Booking seen(UUID booking, Actor actor) {
        var found = store.find(booking).orElseThrow(() -> BookingStore.unknown(booking));
        if (!actor.may(AccountRole.OPERATOR, AccountRole.MAINTENANCE)
                && !drivers.of(actor).id().equals(found.driverId())) {
            throw BookingStore.unknown(booking);
        }
        return found;
    }

    /** Staff's deeds stand in the audit log with their reason; in the caller's transaction. */
    void audit(Rider rider, String action, Booking after) {
        if (rider.isStaff()) {
            audit.record(
                    rider.actor(),
                    action,
                    after.subject(),
                    null,
                    Map.of(
                            "reason",
                            Optional.ofNullable(rider.reason()).orElse(""),
                            "driver",
                            rider.driver().id(),
                            "state",
                            after.state()));
        }
    }

    static boolean isReason(@Nullable String reason) {
        return reason != null && !reason.isBlank() && reason.length() <= 500;
    }
}
