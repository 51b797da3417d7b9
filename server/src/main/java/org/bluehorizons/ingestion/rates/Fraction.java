package org.bluehorizons.ingestion.rates;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact sum of quotients, so that an average is rounded once, at its end.
 *
 * @param under greater than 0
 */
record Fraction(BigDecimal over, BigDecimal under) {

    static final Fraction ZERO = new Fraction(BigDecimal.ZERO, BigDecimal.ONE);

    Fraction plus(BigDecimal value) {
        return new Fraction(over.add(value.multiply(under)), under);
    }

    Fraction plus(BigDecimal value, BigDecimal dividedBy) {
        return new Fraction(
                over.multiply(dividedBy).add(value.multiply(under)), under.multiply(dividedBy));
    }

    /** Half even. */
    BigDecimal divided(long by, int scale) {
        return over.divide(under.multiply(BigDecimal.valueOf(by)), scale, RoundingMode.HALF_EVEN);
    }
}
