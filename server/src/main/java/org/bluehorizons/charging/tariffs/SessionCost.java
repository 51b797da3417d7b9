package org.bluehorizons.charging.tariffs;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a session costs, tax included: the sum of its lines.
 *
 * @param currency ISO 4217
 * @param tariffId null for a tariff that is only tried
 */
public record SessionCost(
        BigDecimal amount, String currency, @Nullable UUID tariffId, List<CostLine> lines) {

    public SessionCost {
        lines = List.copyOf(lines);
    }
}
