package org.bluehorizons.rental.pricing;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.bluehorizons.rental.Money;
import org.jspecify.annotations.Nullable;

/**
 * What something costs, line by line; the total is the sum of the lines.
 *
 * @param facts null for a fee
 * @param tax contained in the total
 */
@Schema(name = "Price")
public record Price(
        UUID tariffId,
        @Nullable TripFacts facts,
        @Nullable Discount promo,
        List<Line> lines,
        Money total,
        Money tax) {

    /**
     * One line.
     *
     * @param quantity such as minutes; null for a fixed amount
     * @param amount negative for a discount
     */
    @Schema(name = "PriceLine")
    public record Line(
            @Schema(example = "driving") String code,
            @Schema(example = "Driving, night") String text,
            @Schema(type = "string", example = "32.50") @Nullable BigDecimal quantity,
            @Schema(example = "min") @Nullable String unit,
            Money amount) {}

    /**
     * What a promo code takes off: a percentage, or an amount at most.
     *
     * @param percent null when it is an amount
     */
    @Schema(name = "PromoDiscount")
    public record Discount(
            @Schema(example = "WELCOME") String code,
            @Nullable BigDecimal percent,
            @Nullable BigDecimal amount) {}

    public Price {
        lines = List.copyOf(lines);
    }
}
