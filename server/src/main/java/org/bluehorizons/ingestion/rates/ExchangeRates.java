package org.bluehorizons.ingestion.rates;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.bluehorizons.platform.ProblemException;

/**
 * Rates of some currencies over some days: units of the currency for one unit of the base currency.
 * A day without a rate has that of the last day before it that has one. Immutable once filled.
 */
final class ExchangeRates {

    private final Currency base;
    private final Map<Currency, NavigableMap<LocalDate, BigDecimal>> perBase = new HashMap<>();

    ExchangeRates(Currency base) {
        this.base = base;
    }

    void put(Currency currency, LocalDate day, BigDecimal rate) {
        perBase.computeIfAbsent(currency, _ -> new TreeMap<>()).put(day, rate);
    }

    /**
     * Units of the currency for one of the base currency.
     *
     * @throws ProblemException 422 naming {@code currency} when there is none on or before the day
     */
    BigDecimal perBase(Currency currency, LocalDate day) {
        if (currency.equals(base)) {
            return BigDecimal.ONE;
        }
        var known = perBase.get(currency);
        var entry = known == null ? null : known.floorEntry(day);
        if (entry == null) {
            throw ProblemException.field(
                    "currency",
                    "one that all prices can be converted to: there is no rate of %s on or before %s (see the data set currency-rates)"
                            .formatted(currency, day));
        }
        return entry.getValue();
    }
}
