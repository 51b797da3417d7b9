package org.bluehorizons.rental.charging;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.bluehorizons.vehicles.VehicleId;
import org.jspecify.annotations.Nullable;

/**
 * What a session of one of our own cars cost: moved between our own books, billed to nobody.
 *
 * @param chargePoint the station's identity
 * @param amount null while the session has no price
 * @param correctedAt when late meter values changed it last
 */
@Schema(name = "ChargingTransfer")
record ChargingTransfer(
        UUID id,
        UUID transactionId,
        @Schema(type = "string", format = "uuid") VehicleId vehicleId,
        String chargePoint,
        BigDecimal energyWattHours,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        Instant at,
        @Nullable Instant correctedAt) {}
