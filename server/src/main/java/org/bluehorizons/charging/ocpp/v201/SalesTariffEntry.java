package org.bluehorizons.charging.ocpp.v201;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1: sales tariff entry. */
public record SalesTariffEntry(
        RelativeTimeInterval relativeTimeInterval,
        @Min(0) @Nullable Integer ePriceLevel,
        @Size(min = 1, max = 3) @Nullable List<ConsumptionCost> consumptionCost) {}
