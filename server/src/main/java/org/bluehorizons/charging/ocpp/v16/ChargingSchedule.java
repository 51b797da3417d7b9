package org.bluehorizons.charging.ocpp.v16;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OCPP 1.6: charging schedule. */
public record ChargingSchedule(
        @Nullable Integer duration,
        @Nullable Instant startSchedule,
        ChargingRateUnit chargingRateUnit,
        List<ChargingSchedulePeriod> chargingSchedulePeriod,
        @Nullable BigDecimal minChargingRate) {}
