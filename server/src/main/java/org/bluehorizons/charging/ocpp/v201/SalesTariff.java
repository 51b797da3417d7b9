package org.bluehorizons.charging.ocpp.v201;

import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1: sales tariff. */
public record SalesTariff(
        Integer id,
        @Size(max = 32) @Nullable String salesTariffDescription,
        @Nullable Integer numEPriceLevels,
        @Size(min = 1, max = 1024) List<SalesTariffEntry> salesTariffEntry) {}
