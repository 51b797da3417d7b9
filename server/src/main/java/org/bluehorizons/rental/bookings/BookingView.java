package org.bluehorizons.rental.bookings;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bluehorizons.rental.Money;
import org.bluehorizons.rental.payments.Payments.Deposit;
import org.bluehorizons.rental.pricing.Price;
import org.bluehorizons.rental.pricing.TripFacts.Pause;
import org.bluehorizons.vehicles.VehicleId;
import org.jspecify.annotations.Nullable;

/** A booking as drivers and staff see it. */
@Schema(name = "Booking")
record BookingView(
        UUID id,
        UUID driverId,
        @Schema(type = "string", format = "uuid") VehicleId vehicleId,
        @Schema(example = "SG") String market,
        @Schema(allowableValues = {"hold", "reservation"}) String kind,
        BookingState state,
        @Nullable String reason,
        Instant madeAt,
        Instant startsAt,
        @Nullable Instant endsAt,
        @Schema(description = "When it runs out unless the trip has begun.") Instant expiresAt,
        @Schema(description = "By the platform's clock; 0 when it has run out or begun.")
                long expiresInSeconds,
        @Schema(description = "Until when the car is the driver's; null: nobody comes after.")
                @Nullable Instant vehicleUntil,
        @Nullable UUID pickupStationId,
        @Nullable UUID destinationStationId,
        @Nullable UUID destinationBayId,
        @Nullable String promoCode,
        Price estimate,
        @Schema(description = "Null where a company pays.") @Nullable DepositView deposit,
        @Nullable TripView trip,
        @Schema(description = "Of the running trip so far, or what is to be paid.")
                @Nullable Price price,
        @Schema(
                        description = "wanted: a person looks at the bill before it is charged.",
                        allowableValues = {"wanted", "approved"})
                @Nullable String review,
        long version) {

    @Schema(name = "BookingDeposit")
    record DepositView(
            @Schema(example = "authorised") String state, Money amount, @Nullable String reason) {}

    @Schema(name = "BookingTrip")
    record TripView(
            @Nullable Instant startedAt,
            @Nullable Instant stoppedAt,
            @Nullable Instant endedAt,
            @Nullable Instant pausedAt,
            List<Pause> pauses,
            @Schema(example = "12500") @Nullable Long metres,
            @Nullable Float startChargePercent,
            @Nullable Float endChargePercent,
            @Nullable UUID endStationId) {

        static @Nullable TripView of(Trip trip) {
            return trip.startedAt() == null
                    ? null
                    : new TripView(
                            trip.startedAt(),
                            trip.stoppedAt(),
                            trip.endedAt(),
                            trip.pausedAt(),
                            trip.pauses(),
                            trip.endOdometerMetres() == null
                                    ? null
                                    : (Long) trip.metres(trip.endOdometerMetres()),
                            trip.startChargePercent(),
                            trip.endChargePercent(),
                            trip.endStation());
        }
    }

    static BookingView of(
            Booking booking,
            @Nullable Deposit deposit,
            @Nullable Instant vehicleUntil,
            @Nullable Price price,
            Instant now) {
        var left = Duration.between(now, booking.expiresAt()).toSeconds();
        return new BookingView(
                booking.id(),
                booking.driverId(),
                booking.vehicleId(),
                booking.market(),
                booking.kind(),
                booking.state(),
                booking.reason(),
                booking.madeAt(),
                booking.startsAt(),
                booking.endsAt(),
                booking.expiresAt(),
                booking.state() == BookingState.HELD ? Math.max(0, left) : 0,
                vehicleUntil,
                booking.pickupStation(),
                booking.destinationStation(),
                booking.destinationBay(),
                booking.promo(),
                booking.estimate(),
                deposit == null
                        ? null
                        : new DepositView(
                                deposit.state(),
                                new Money(booking.deposit(), booking.estimate().total().currency()),
                                deposit.reason()),
                TripView.of(booking.trip()),
                price,
                booking.review(),
                booking.version());
    }
}
