package org.bluehorizons.charging.ocpp.v201;

import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1: cost. */
public record Cost(CostKind costKind, Integer amount, @Nullable Integer amountMultiplier) {}
