package org.bluehorizons.rental.bookings;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.bluehorizons.vehicles.VehicleId;
import org.jspecify.annotations.Nullable;

/** What a driver asks for, for a quote or a booking. */
@Schema(name = "NewBooking")
record Wanted(
        @Schema(type = "string", format = "uuid") @Nullable VehicleId vehicleId,
        @Schema(description = "Left out: now.") @Nullable Instant startsAt,
        @Schema(
                        description =
                                "Left out: open; the car is held for minutes, and the trip may last until somebody else has the car.")
                @Nullable Instant endsAt,
        @Schema(description = "Where the trip shall end; a bay is kept free there.")
                @Nullable UUID destinationStationId,
        @Schema(example = "WELCOME") @Nullable String promoCode,
        @Schema(description = "For the estimate; 30 when nothing is said.", example = "45")
                @Nullable Integer minutes,
        @Schema(description = "For the estimate; 10 when nothing is said.", example = "18")
                @Nullable Integer kilometres,
        @Schema(description = "Left out: the default one.") @Nullable UUID paymentMethodId,
        @Schema(description = "Staff only: who drives.") @Nullable UUID driverId,
        @Schema(description = "Staff only: why.") @Nullable String reason) {}
