package org.bluehorizons.rental.bookings;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Rules;
import org.bluehorizons.rental.Market;
import org.bluehorizons.rental.Markets;
import org.bluehorizons.rental.RentalSettings;
import org.bluehorizons.rental.drivers.Driver;
import org.bluehorizons.rental.places.Places;
import org.bluehorizons.rental.pricing.Price;
import org.bluehorizons.rental.pricing.Price.Discount;
import org.bluehorizons.rental.pricing.Pricing;
import org.bluehorizons.rental.pricing.Tariff;
import org.bluehorizons.rental.pricing.Tariffs;
import org.bluehorizons.rental.pricing.TripFacts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What a booking would be, before it is made: checked, timed and priced. Thread-safe. */
@Component
class Quotes {

    private static final Duration USUAL_TIME = Duration.ofMinutes(30);
    private static final int USUAL_KILOMETRES = 10;

    private final Cars cars;
    private final Places places;
    private final Markets markets;
    private final Tariffs tariffs;
    private final Promos promos;
    private final RentalSettings settings;
    private final Clock clock;

    /**
     * @param claimUntil see {@link NewBooking}
     */
    record Quote(
            Cars.Offered car,
            Market market,
            Tariff tariff,
            String kind,
            Instant now,
            Instant startsAt,
            @Nullable Instant endsAt,
            Instant expiresAt,
            Instant claimUntil,
            @Nullable Discount promo,
            Price estimate) {}

    Quotes(
            Cars cars,
            Places places,
            Markets markets,
            Tariffs tariffs,
            Promos promos,
            RentalSettings settings,
            Clock clock) {
        this.cars = cars;
        this.places = places;
        this.markets = markets;
        this.tariffs = tariffs;
        this.promos = promos;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @throws ProblemException 404, 409 or 422
     */
    Quote quote(Wanted wanted, Driver driver) {
        var now = clock.instant();
        check(wanted, now);
        var car = cars.get(Objects.requireNonNull(wanted.vehicleId())).demandOffered();
        if (!car.car().market().equals(driver.market())) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT,
                    "other_market",
                    "The car is in %s, your membership in %s."
                            .formatted(car.car().market(), driver.market()));
        }
        demandDestination(wanted.destinationStationId());
        var market = markets.get(driver.market());
        var startsAt =
                wanted.startsAt() == null || wanted.startsAt().isBefore(now)
                        ? now
                        : wanted.startsAt();
        var endsAt = wanted.endsAt();
        var hold = wanted.startsAt() == null && endsAt == null;
        var expiresAt = hold ? now.plus(settings.hold()) : startsAt.plus(settings.noShowAfter());
        var claimUntil = endsAt == null ? expiresAt : endsAt.plus(settings.turnaround());
        var tariff = tariffs.inEffect(driver.planId(), car.car().model(), startsAt);
        var promo = promos.discount(wanted.promoCode(), driver, now);
        return new Quote(
                car,
                market,
                tariff,
                hold ? "hold" : "reservation",
                now,
                startsAt,
                endsAt,
                expiresAt,
                claimUntil,
                promo,
                Pricing.trip(tariff, market, planned(wanted, startsAt), promo));
    }

    private static TripFacts planned(Wanted wanted, Instant startsAt) {
        var time =
                wanted.minutes() != null
                        ? Duration.ofMinutes(wanted.minutes())
                        : wanted.endsAt() != null
                                ? Duration.between(startsAt, wanted.endsAt())
                                : USUAL_TIME;
        var kilometres = Objects.requireNonNullElse(wanted.kilometres(), USUAL_KILOMETRES);
        return TripFacts.planned(startsAt, time, kilometres * 1_000L);
    }

    private void check(Wanted wanted, Instant now) {
        var starts = Objects.requireNonNullElse(wanted.startsAt(), now);
        var ends = wanted.endsAt();
        new Rules()
                .check(wanted.vehicleId() != null, "vehicleId", "required")
                .check(
                        !starts.isBefore(now.minusSeconds(60))
                                && !starts.isAfter(now.plus(settings.farthestAhead())),
                        "startsAt",
                        "from now to %d days ahead".formatted(settings.farthestAhead().toDays()))
                .check(
                        wanted.startsAt() == null || ends != null,
                        "endsAt",
                        "required when a car is reserved ahead")
                .check(
                        ends == null
                                || (!ends.isBefore(starts.plus(Duration.ofMinutes(10)))
                                        && !ends.isAfter(starts.plus(settings.longestBooking()))),
                        "endsAt",
                        "10 minutes to %d days after the start"
                                .formatted(settings.longestBooking().toDays()))
                .check(isBetween(wanted.minutes(), 1, 43_200), "minutes", "1 to 43200")
                .check(isBetween(wanted.kilometres(), 0, 10_000), "kilometres", "0 to 10000")
                .demand();
    }

    private void demandDestination(@Nullable UUID station) {
        if (station != null && places.station(station).isEmpty()) {
            throw ProblemException.field("destinationStationId", "a station of ours");
        }
    }

    private static boolean isBetween(@Nullable Integer value, int least, int most) {
        return value == null || (value >= least && value <= most);
    }
}
