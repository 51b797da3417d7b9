package org.bluehorizons.charging.ocpp.v201;

import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1: charging schedule. */
public record ChargingSchedule(
        Integer id,
        @Nullable Instant startSchedule,
        @Nullable Integer duration,
        ChargingRateUnit chargingRateUnit,
        @Size(min = 1, max = 1024) List<ChargingSchedulePeriod> chargingSchedulePeriod,
        @Nullable BigDecimal minChargingRate,
        @Nullable SalesTariff salesTariff) {}
