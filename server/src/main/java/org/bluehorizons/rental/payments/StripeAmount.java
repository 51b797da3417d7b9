package org.bluehorizons.rental.payments;

import java.util.Set;
import org.bluehorizons.rental.Money;

/**
 * Amounts as Stripe writes them: whole numbers of the smallest unit. What the smallest unit is, is
 * Stripe's rule, neither ISO 4217's nor the market's: rupiah have two decimals there although we
 * charge whole ones.
 */
final class StripeAmount {

    private static final Set<String> WITHOUT_DECIMALS =
            Set.of(
                    "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND",
                    "VUV", "XAF", "XOF", "XPF");

    private StripeAmount() {}

    /**
     * @throws ArithmeticException when the amount is no whole number of the smallest unit
     */
    static long of(Money money) {
        var decimals = WITHOUT_DECIMALS.contains(money.currency()) ? 0 : 2;
        return money.amount().movePointRight(decimals).longValueExact();
    }
}
