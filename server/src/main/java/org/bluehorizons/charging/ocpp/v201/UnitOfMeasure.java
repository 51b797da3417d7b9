package org.bluehorizons.charging.ocpp.v201;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1: unit of measure. */
public record UnitOfMeasure(@Size(max = 20) @Nullable String unit, @Nullable Integer multiplier) {}
