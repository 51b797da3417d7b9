package org.bluehorizons.ingestion.rates;

import java.time.LocalDate;
import java.util.Currency;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of currency rates. Safe for use by many threads. */
@Component
class ExchangeRateTable {

    private final JdbcClient database;
    private final RateSettings settings;

    ExchangeRateTable(JdbcClient database, RateSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** All that is needed to convert between these currencies on any of the days. */
    ExchangeRates of(Set<Currency> currencies, LocalDate from, LocalDate to) {
        var rates = new ExchangeRates(settings.baseCurrency());
        database.sql(
                        """
                        SELECT currency, day, per_base FROM ingestion.currency_rate
                        WHERE currency = ANY(:currencies) AND day BETWEEN :from AND :to
                        UNION ALL
                        SELECT wanted.currency, before.day, before.per_base
                        FROM unnest(:currencies::text[]) AS wanted (currency)
                        CROSS JOIN LATERAL (
                            SELECT day, per_base FROM ingestion.currency_rate
                            WHERE currency = wanted.currency AND day < :from
                            ORDER BY day DESC LIMIT 1) AS before
                        """)
                .param(
                        "currencies",
                        currencies.stream().map(Currency::getCurrencyCode).toArray(String[]::new))
                .param("from", from)
                .param("to", to)
                .query(row -> {
                    rates.put(
                            Currency.getInstance(row.getString("currency")),
                            row.getObject("day", LocalDate.class),
                            row.getBigDecimal("per_base"));
                });
        return rates;
    }
}
