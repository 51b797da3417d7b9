package org.bluehorizons.charging.tariffs;

import java.math.BigDecimal;

/**
 * A part of a cost: quantity × price, rounded half up to the currency's digits.
 *
 * @param kind {@code session}, {@code energy}, {@code charging_time}, {@code idle_time}, {@code
 *     minimum} (what lacks to it) or {@code maximum} (what goes beyond it, negative)
 * @param unit {@code session}, {@code kWh} or {@code minute}
 * @param price of one unit
 */
public record CostLine(
        String kind, BigDecimal quantity, String unit, BigDecimal price, BigDecimal amount) {}
