package org.bluehorizons.rental;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;

/**
 * An exact amount of a currency.
 *
 * @param currency ISO 4217
 */
public record Money(
        @Schema(type = "string", example = "12.40") @JsonFormat(shape = JsonFormat.Shape.STRING)
                BigDecimal amount,
        @Schema(example = "SGD") String currency) {

    public static Money zero(String currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /**
     * @throws IllegalArgumentException when the currencies differ
     */
    public Money plus(Money other) {
        return new Money(amount.add(same(other)), currency);
    }

    /**
     * @throws IllegalArgumentException when the currencies differ
     */
    public Money minus(Money other) {
        return new Money(amount.subtract(same(other)), currency);
    }

    /**
     * @throws IllegalArgumentException when the currencies differ
     */
    public boolean isMoreThan(Money other) {
        return amount.compareTo(same(other)) > 0;
    }

    @JsonIgnore
    public boolean isZero() {
        return amount.signum() == 0;
    }

    /** Amounts are equal when their values are: 1.5 SGD is 1.50 SGD. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Money money
                && money.amount.compareTo(amount) == 0
                && money.currency.equals(currency);
    }

    @Override
    public int hashCode() {
        return amount.stripTrailingZeros().hashCode() * 31 + currency.hashCode();
    }

    @Override
    public String toString() {
        return currency + " " + amount.toPlainString();
    }

    private BigDecimal same(Money other) {
        if (!other.currency.equals(currency)) {
            throw new IllegalArgumentException("%s is not %s".formatted(other, currency));
        }
        return other.amount;
    }
}
