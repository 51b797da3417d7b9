package org.bluehorizons.charging.ocpp.v201;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1: sampled value. */
public record SampledValue(
        BigDecimal value,
        @Nullable ReadingContext context,
        @Nullable Measurand measurand,
        @Nullable Phase phase,
        @Nullable Location location,
        @Nullable SignedMeterValue signedMeterValue,
        @Nullable UnitOfMeasure unitOfMeasure) {}
