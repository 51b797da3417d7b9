package org.bluehorizons.vehicles;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A car and what is known of it now; null what it never told.
 *
 * @param heardAt the platform's clock, of its newest message
 * @param doorsOpen whether any door or the trunk is open
 * @param locked whether all doors that it told of are locked
 * @param keyReturned whether the key or card is in its holder
 */
public record VehicleSnapshot(
        VehicleId id,
        String plate,
        String make,
        String model,
        BigDecimal batteryKilowattHours,
        int rangeKilometres,
        int seats,
        String market,
        VehicleStatus status,
        boolean retired,
        boolean connected,
        @Nullable Instant heardAt,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable Float stateOfChargePercent,
        @Nullable Integer rangeMetres,
        @Nullable Long odometerMetres,
        @Nullable Boolean moving,
        @Nullable Boolean charging,
        @Nullable Boolean plugged,
        @Nullable Boolean locked,
        boolean doorsOpen,
        @Nullable Boolean keyReturned) {}
