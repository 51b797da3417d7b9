package org.bluehorizons.charging.tariffs;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the cost of a transaction is made of.
 *
 * @param until its end, or now while it runs
 * @param chargingEndedAt when energy stopped flowing for good; null while it flows
 * @param internal a car of our own fleet
 */
public record ChargingSession(
        UUID transactionId,
        String stationId,
        int evseId,
        Instant startedAt,
        Instant until,
        @Nullable Instant chargingEndedAt,
        BigDecimal energyWattHours,
        boolean internal) {}
