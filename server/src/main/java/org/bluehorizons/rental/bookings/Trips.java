package org.bluehorizons.rental.bookings;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.rental.RentalSettings;
import org.bluehorizons.rental.payments.Payments;
import org.bluehorizons.rental.places.VehiclePlaces;
import org.bluehorizons.vehicles.VehicleCommands;
import org.bluehorizons.vehicles.VehicleCommands.Wish;
import org.bluehorizons.vehicles.VehicleOccupancy;
import org.bluehorizons.vehicles.VehicleStatus;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Trips: the car is asked first, outside any transaction, and what it confirmed is written down.
 * The meter starts at the confirmed unlock and stops at the driver's tap on End, however long the
 * car takes then. Safe for use by many threads.
 */
@Component
class Trips {

    private final BookingStore store;
    private final Claims claims;
    private final Cars cars;
    private final VehicleCommands commands;
    private final VehicleOccupancy occupancy;
    private final VehiclePlaces places;
    private final Payments payments;
    private final EndConditions conditions;
    private final TripEnd end;
    private final BookingEvents events;
    private final Riders riders;
    private final TransactionOperations transactions;
    private final RentalSettings settings;
    private final Clock clock;

    Trips(
            BookingStore store,
            Claims claims,
            Cars cars,
            VehicleCommands commands,
            VehicleOccupancy occupancy,
            VehiclePlaces places,
            Payments payments,
            EndConditions conditions,
            TripEnd end,
            BookingEvents events,
            Riders riders,
            TransactionOperations transactions,
            RentalSettings settings,
            Clock clock) {
        this.store = store;
        this.claims = claims;
        this.cars = cars;
        this.commands = commands;
        this.occupancy = occupancy;
        this.places = places;
        this.payments = payments;
        this.conditions = conditions;
        this.end = end;
        this.events = events;
        this.riders = riders;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Opens the car: begins the trip, goes on after a pause or after an End that was refused, or
     * simply opens it again.
     *
     * @throws ProblemException 409 {@code too_early}, {@code vehicle_not_back}, {@code
     *     deposit_pending}, {@code car_refused}, {@code booking_over}; 504 {@code car_silent}
     */
    Booking unlock(UUID id, Rider rider) {
        transactions.executeWithoutResult(_ -> prepare(store.lock(id)));
        ask(id, Wish.UNLOCK, rider);
        try {
            return inTransaction(() -> unlocked(store.lock(id), rider));
        } catch (ProblemException tooLate) {
            var car = store.find(id).orElseThrow(() -> BookingStore.unknown(id)).vehicleId();
            commands.ask(car, Wish.LOCK, rider.actor().name(), settings.carPatience());
            throw tooLate;
        }
    }

    /**
     * A pause: the car is locked and stays the driver's.
     *
     * @throws ProblemException 409 {@code not_on_trip}, {@code car_refused}; 504 {@code car_silent}
     */
    Booking lock(UUID id, Rider rider) {
        var before = store.find(id).orElseThrow(() -> BookingStore.unknown(id));
        demandDriving(before);
        ask(id, Wish.LOCK, rider);
        return inTransaction(() -> {
            var booking = store.lock(id);
            if (booking.state() != BookingState.ACTIVE) {
                return booking;
            }
            var paused = store.pause(id, clock.instant());
            events.record("trip.paused", paused, Map.of(), rider.actor().name());
            riders.audit(rider, "trip.paused", paused);
            return paused;
        });
    }

    /**
     * Ends the trip. The meter stops at once and for good unless the driver drives on.
     *
     * @param photos of how and where the car stands, when it cannot tell itself
     * @throws ProblemException 409 {@code trip_not_ended} with each condition that is not met,
     *     {@code not_on_trip}, {@code car_refused}; 504 {@code car_silent}
     */
    Booking end(UUID id, List<UUID> photos, Rider rider) {
        var stopped = inTransaction(() -> stop(store.lock(id), rider));
        if (stopped.state() == BookingState.ENDED) {
            return stopped;
        }
        return finish(stopped, photos, rider);
    }

    /** The driver drives on after an End that was refused. */
    Booking resume(UUID id, Rider rider) {
        return inTransaction(() -> {
            var booking = store.lock(id);
            if (booking.state() == BookingState.ACTIVE) {
                return booking;
            }
            if (booking.state() != BookingState.ENDING) {
                throw notOnTrip(booking);
            }
            return driveOn(booking, rider.actor().name());
        });
    }

    /** In the caller's transaction. The time since the tap on End counts as driving. */
    Booking driveOn(Booking booking, String actor) {
        var resumed = store.resume(booking, clock.instant());
        events.record("trip.resumed", resumed, Map.of(), actor);
        return resumed;
    }

    private void prepare(Booking booking) {
        var now = clock.instant();
        if (booking.state().isOver()) {
            throw over(booking);
        }
        if (booking.state() != BookingState.HELD) {
            return;
        }
        if (now.isBefore(booking.startsAt().minus(settings.earlyStart()))) {
            throw conflict("too_early", "The reservation begins at " + booking.startsAt() + ".");
        }
        if (!now.isBefore(booking.expiresAt())) {
            throw over(booking);
        }
        demandCarIsBack(booking);
        demandDeposit(booking);
    }

    private void demandCarIsBack(Booking booking) {
        var car = cars.now(booking.vehicleId());
        if (store.runningOn(booking.vehicleId().value()).isPresent()) {
            throw conflict(
                    "vehicle_not_back",
                    "The driver before you has not brought the car back; take another one, this booking costs nothing.");
        }
        if (car.status() == VehicleStatus.OUT_OF_SERVICE || car.retired()) {
            throw conflict("vehicle_not_offered", "The car is not for rent at the moment.");
        }
    }

    private void demandDeposit(Booking booking) {
        payments.deposit(booking.id())
                .filter(deposit -> !deposit.state().equals("authorised"))
                .ifPresent(deposit -> {
                    throw conflict(
                            "deposit_pending",
                            "The deposit is %s; try again in a moment.".formatted(deposit.state()));
                });
    }

    private Booking unlocked(Booking booking, Rider rider) {
        return switch (booking.state()) {
            case HELD -> start(booking, rider);
            case PAUSED, ENDING -> driveOn(booking, rider.actor().name());
            case ACTIVE -> booking;
            case ENDED, CANCELLED, EXPIRED, NO_SHOW -> throw over(booking);
        };
    }

    private Booking start(Booking booking, Rider rider) {
        var now = clock.instant();
        if (!claims.begin(booking.id(), now)) {
            throw conflict("vehicle_taken", "Somebody else has the car by now.");
        }
        var started = store.start(booking.id(), cars.now(booking.vehicleId()), now);
        occupancy.occupy(booking.vehicleId());
        places.leave(booking.vehicleId());
        events.record("trip.started", started, Map.of(), rider.actor().name());
        riders.audit(rider, "trip.started", started);
        return started;
    }

    private Booking stop(Booking booking, Rider rider) {
        if (booking.state() == BookingState.ENDING || booking.state() == BookingState.ENDED) {
            return booking;
        }
        demandOnTrip(booking);
        var stopped = store.stop(booking, clock.instant());
        events.record("trip.stopped", stopped, Map.of(), rider.actor().name());
        riders.audit(rider, "trip.stopped", stopped);
        return stopped;
    }

    /** The car is looked at, locked and given back. */
    private Booking finish(Booking booking, List<UUID> photos, Rider rider) {
        var car = cars.now(booking.vehicleId());
        var now = clock.instant();
        if (!photos.isEmpty() && !conditions.isHeard(car, now)) {
            return end.end(
                    booking.id(),
                    car,
                    "ended with photos, the car was silent: " + photos,
                    rider.actor().name());
        }
        var broken = conditions.broken(car, now);
        if (!broken.isEmpty()) {
            throw ProblemException.conflict("trip_not_ended", broken);
        }
        ask(booking.id(), Wish.LOCK, rider);
        return end.end(booking.id(), car, null, rider.actor().name());
    }

    /** Looks again at a trip whose driver has tapped End; true when it has ended or goes on. */
    boolean settle(Booking booking, Instant now) {
        var car = cars.now(booking.vehicleId());
        if (Boolean.TRUE.equals(car.moving())) {
            transactions.executeWithoutResult(_ -> {
                var locked = store.lock(booking.id());
                if (locked.state() == BookingState.ENDING) {
                    driveOn(locked, "system");
                }
            });
            return true;
        }
        if (!conditions.broken(car, now).isEmpty()) {
            return false;
        }
        var answer = commands.ask(car.id(), Wish.LOCK, "system", settings.carPatience());
        if (answer.outcome() == VehicleCommands.Outcome.ACKNOWLEDGED) {
            end.end(booking.id(), car, null, "system");
            return true;
        }
        return false;
    }

    private void ask(UUID id, Wish wish, Rider rider) {
        var car = store.find(id).orElseThrow(() -> BookingStore.unknown(id)).vehicleId();
        var answer = commands.ask(car, wish, rider.actor().name(), settings.carPatience());
        switch (answer.outcome()) {
            case ACKNOWLEDGED -> {}
            case REFUSED ->
                    throw conflict(
                            "car_refused",
                            "The car refused: "
                                    + Objects.requireNonNullElse(answer.reason(), "no reason"));
            case EXPIRED, OPEN ->
                    throw ProblemException.of(
                            HttpStatus.GATEWAY_TIMEOUT,
                            "car_silent",
                            "The car did not answer within %d seconds; it may have no signal. Try again, or ask for help."
                                    .formatted(settings.carPatience().toSeconds()));
        }
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(_ -> work.get()));
    }

    private static void demandDriving(Booking booking) {
        if (booking.state() != BookingState.ACTIVE && booking.state() != BookingState.PAUSED) {
            throw notOnTrip(booking);
        }
    }

    private static void demandOnTrip(Booking booking) {
        if (!booking.state().isOnTrip()) {
            throw notOnTrip(booking);
        }
    }

    private static ProblemException notOnTrip(Booking booking) {
        return conflict("not_on_trip", "The booking is %s.".formatted(booking.state().word()));
    }

    private static ProblemException over(Booking booking) {
        return conflict("booking_over", "The booking is %s.".formatted(booking.state().word()));
    }

    private static ProblemException conflict(String code, String detail) {
        return ProblemException.of(HttpStatus.CONFLICT, code, detail);
    }
}
