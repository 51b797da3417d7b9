package org.bluehorizons.rental;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;

/**
 * A country where we rent. All of it is data, so that the next country is a row.
 *
 * @param code ISO 3166-1 alpha-2
 * @param decimals digits behind the point of an amount that is charged
 * @param taxPercent contained in all prices
 * @param locale BCP 47
 */
public record Market(
        String code,
        String name,
        String currency,
        int decimals,
        ZoneId timeZone,
        String taxName,
        BigDecimal taxPercent,
        String legalEntity,
        String legalAddress,
        String taxNumber,
        String locale,
        String phonePrefix) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Rounded half up to what can be charged. */
    public Money money(BigDecimal amount) {
        return new Money(amount.setScale(decimals, RoundingMode.HALF_UP), currency);
    }

    /** The tax contained in a price. */
    public Money taxIn(Money gross) {
        return money(
                gross.amount()
                        .multiply(taxPercent)
                        .divide(HUNDRED.add(taxPercent), 10, RoundingMode.HALF_UP));
    }
}
