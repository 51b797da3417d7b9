package org.bluehorizons.rental.bookings;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.rental.Markets;
import org.bluehorizons.rental.payments.Payments;
import org.bluehorizons.rental.places.Station;
import org.bluehorizons.rental.places.VehiclePlaces;
import org.bluehorizons.rental.pricing.Price;
import org.bluehorizons.rental.pricing.Price.Discount;
import org.bluehorizons.rental.pricing.Pricing;
import org.bluehorizons.rental.pricing.Tariffs;
import org.bluehorizons.rental.pricing.TripFacts;
import org.bluehorizons.vehicles.VehicleOccupancy;
import org.bluehorizons.vehicles.VehicleSnapshot;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The last step of a trip: the price, the money, the car's new place, all in one transaction. A
 * bill that looks wrong is kept for a person instead of being charged.
 */
@Component
class TripEnd {

    private static final Duration LONG = Duration.ofHours(24);
    private static final BigDecimal MUCH = BigDecimal.valueOf(3);

    private final BookingStore store;
    private final Claims claims;
    private final Payments payments;
    private final Tariffs tariffs;
    private final Markets markets;
    private final VehiclePlaces places;
    private final VehicleOccupancy occupancy;
    private final EndConditions conditions;
    private final BookingEvents events;
    private final Clock clock;

    /**
     * @param reviewReason why a person has to look at it; null: nobody has to
     */
    record Outcome(
            VehicleSnapshot car,
            @Nullable UUID station,
            Price price,
            @Nullable String reviewReason) {}

    TripEnd(
            BookingStore store,
            Claims claims,
            Payments payments,
            Tariffs tariffs,
            Markets markets,
            VehiclePlaces places,
            VehicleOccupancy occupancy,
            EndConditions conditions,
            BookingEvents events,
            Clock clock) {
        this.store = store;
        this.claims = claims;
        this.payments = payments;
        this.tariffs = tariffs;
        this.markets = markets;
        this.places = places;
        this.occupancy = occupancy;
        this.conditions = conditions;
        this.events = events;
        this.clock = clock;
    }

    /** What the trip costs if it stops at an instant. */
    Price price(Booking booking, TripFacts facts) {
        return Pricing.trip(
                tariffs.get(booking.tariffId()),
                markets.get(booking.market()),
                facts,
                promo(booking));
    }

    /**
     * Nothing happens when the trip is not ending any more.
     *
     * @param evidence why it ends although the car does not tell how it is; null: it does
     */
    @Transactional
    public Booking end(UUID id, VehicleSnapshot car, @Nullable String evidence, String actor) {
        var booking = store.lock(id);
        if (booking.state() != BookingState.ENDING) {
            return booking;
        }
        var now = clock.instant();
        var station = conditions.station(car).map(Station::id).orElse(null);
        var stop = Optional.ofNullable(booking.trip().stoppedAt()).orElse(now);
        var facts =
                booking.trip()
                        .facts(
                                stop,
                                car.odometerMetres(),
                                car.stateOfChargePercent(),
                                Boolean.TRUE.equals(car.plugged()));
        var price = price(booking, facts);
        var review = evidence != null ? evidence : suspicion(booking, facts, price, car);
        var ended = store.end(id, new Outcome(car, station, price, review), now);
        claims.free(id);
        places.stand(car.id(), station, booking.destinationBay());
        occupancy.free(car.id());
        if (review == null) {
            charge(ended, price);
        }
        var data = new HashMap<String, Object>();
        data.put("total", price.total());
        data.put("metres", facts.metres());
        if (review != null) {
            data.put("review", review);
        }
        events.record("trip.ended", ended, data, actor);
        return ended;
    }

    /** Companies get one invoice a month instead. */
    void charge(Booking booking, Price price) {
        if (booking.corporateId() == null) {
            payments.settle(booking.id(), booking.driverId(), price.total());
        }
    }

    private static @Nullable String suspicion(
            Booking booking, TripFacts facts, Price price, VehicleSnapshot car) {
        var expected = booking.estimate().total().amount();
        if (expected.signum() > 0
                && price.total().amount().compareTo(expected.multiply(MUCH)) > 0
                && booking.endsAt() == null
                && price.total().amount().compareTo(booking.deposit()) > 0) {
            return "the price is more than three times the estimate";
        }
        var time = Duration.between(facts.startedAt(), facts.stoppedAt());
        if (booking.endsAt() == null && time.compareTo(LONG) > 0) {
            return "the trip took more than 24 hours";
        }
        return booking.trip().startOdometerMetres() == null || car.odometerMetres() == null
                ? "the car did not tell its odometer"
                : null;
    }

    private static @Nullable Discount promo(Booking booking) {
        return booking.estimate().promo();
    }
}
