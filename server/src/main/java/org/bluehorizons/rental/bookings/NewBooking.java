package org.bluehorizons.rental.bookings;

import java.time.Instant;
import java.util.UUID;
import org.bluehorizons.rental.Market;
import org.bluehorizons.rental.drivers.Driver;
import org.bluehorizons.rental.pricing.Price;
import org.bluehorizons.rental.pricing.Tariff;
import org.bluehorizons.vehicles.VehicleId;
import org.jspecify.annotations.Nullable;

/**
 * A booking as it is to be made.
 *
 * @param claimUntil the car is the driver's up to here, time to get it ready included
 * @param paymentMethod null: the driver's default; companies pay by invoice and need none
 * @param actor an actor's name
 */
record NewBooking(
        Driver driver,
        VehicleId car,
        Market market,
        Tariff tariff,
        String kind,
        Instant now,
        Instant startsAt,
        @Nullable Instant endsAt,
        Instant expiresAt,
        Instant claimUntil,
        @Nullable UUID pickupStation,
        @Nullable UUID destinationStation,
        @Nullable String promo,
        Price estimate,
        @Nullable UUID paymentMethod,
        String actor) {

    /** As it stands once it is written. */
    Booking made(UUID id) {
        return new Booking(
                id,
                driver.id(),
                car,
                market.code(),
                driver.planId(),
                tariff.id(),
                kind,
                BookingState.HELD,
                null,
                now,
                startsAt,
                endsAt,
                expiresAt,
                pickupStation,
                destinationStation,
                null,
                promo,
                driver.corporateId(),
                driver.costCentre(),
                estimate,
                tariff.terms().deposit(),
                Trip.NONE,
                null,
                null,
                1);
    }
}
