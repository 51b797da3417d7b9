package org.bluehorizons.rental.bookings;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.bluehorizons.rental.pricing.Price;
import org.bluehorizons.vehicles.VehicleId;
import org.jspecify.annotations.Nullable;

/**
 * A driver's right to a car, and the trip made of it.
 *
 * @param kind {@code hold}: from now, for minutes; {@code reservation}: from a time on
 * @param endsAt as planned; null: open
 * @param expiresAt when it runs out unless the trip has begun
 * @param estimate what the driver was told
 * @param price null until something is to be paid
 * @param review {@code wanted}: a person looks at the bill first; {@code approved}: has looked
 */
record Booking(
        UUID id,
        UUID driverId,
        VehicleId vehicleId,
        String market,
        UUID planId,
        UUID tariffId,
        String kind,
        BookingState state,
        @Nullable String reason,
        Instant madeAt,
        Instant startsAt,
        @Nullable Instant endsAt,
        Instant expiresAt,
        @Nullable UUID pickupStation,
        @Nullable UUID destinationStation,
        @Nullable UUID destinationBay,
        @Nullable String promo,
        @Nullable UUID corporateId,
        @Nullable String costCentre,
        Price estimate,
        BigDecimal deposit,
        Trip trip,
        @Nullable Price price,
        @Nullable String review,
        long version) {

    boolean isReservation() {
        return kind.equals("reservation");
    }

    String subject() {
        return "booking:" + id;
    }
}
