package org.bluehorizons.charging.ocpp.v16;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** OCPP 1.6: charging schedule period. */
public record ChargingSchedulePeriod(
        Integer startPeriod, BigDecimal limit, @Nullable Integer numberPhases) {}
