package org.bluehorizons.charging.ocpp.v201;

import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;

/** OCPP 2.0.1: consumption cost. */
public record ConsumptionCost(BigDecimal startValue, @Size(min = 1, max = 3) List<Cost> cost) {}
