package org.bluehorizons.rental.bookings;

import java.time.Clock;
import java.util.UUID;
import org.bluehorizons.rental.payments.Payments;
import org.bluehorizons.rental.payments.Payments.Deposit;
import org.bluehorizons.rental.pricing.Price;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the picture of a booking, with the running price of a trip. Thread-safe. */
@Component
class BookingViews {

    private final Payments payments;
    private final Claims claims;
    private final Cars cars;
    private final TripEnd end;
    private final Clock clock;

    BookingViews(Payments payments, Claims claims, Cars cars, TripEnd end, Clock clock) {
        this.payments = payments;
        this.claims = claims;
        this.cars = cars;
        this.end = end;
        this.clock = clock;
    }

    /** With all that takes a further look. */
    BookingView whole(Booking booking) {
        var until = booking.state().isOver() ? null : claims.until(booking.id()).orElse(null);
        return BookingView.of(
                booking,
                deposit(booking.id()),
                until,
                booking.state().isOnTrip() ? running(booking) : booking.price(),
                clock.instant());
    }

    /** Just made: nothing has happened to it. */
    BookingView fresh(Booking booking) {
        var deposit = booking.corporateId() == null ? new Deposit("authorising", null) : null;
        return BookingView.of(booking, deposit, booking.endsAt(), null, clock.instant());
    }

    /** As one of many. */
    BookingView brief(Booking booking) {
        return BookingView.of(booking, null, null, booking.price(), clock.instant());
    }

    private @Nullable Deposit deposit(UUID booking) {
        return payments.deposit(booking).orElse(null);
    }

    private Price running(Booking booking) {
        var car = cars.get(booking.vehicleId()).car();
        var stopped = booking.trip().stoppedAt();
        var at = stopped == null ? clock.instant() : stopped;
        return end.price(booking, booking.trip().facts(at, car.odometerMetres(), null, false));
    }
}
