package org.bluehorizons.charging.ocpp.v201;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1: charging schedule period. */
public record ChargingSchedulePeriod(
        Integer startPeriod,
        BigDecimal limit,
        @Nullable Integer numberPhases,
        @Nullable Integer phaseToUse) {}
