package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;

/** OCPP 2.0.1: cost kind. */
public enum CostKind {
    @JsonProperty("CarbonDioxideEmission")
    CARBON_DIOXIDE_EMISSION,
    @JsonProperty("RelativePricePercentage")
    RELATIVE_PRICE_PERCENTAGE,
    @JsonProperty("RenewableGenerationPercentage")
    RENEWABLE_GENERATION_PERCENTAGE
}
