package org.bluehorizons.charging.ocpp.v16;

import org.jspecify.annotations.Nullable;

/** OCPP 1.6: sampled value. */
public record SampledValue(
        String value,
        @Nullable ReadingContext context,
        @Nullable ValueFormat format,
        @Nullable Measurand measurand,
        @Nullable Phase phase,
        @Nullable Location location,
        @Nullable UnitOfMeasure unit) {}
