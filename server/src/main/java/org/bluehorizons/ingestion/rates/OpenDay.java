package org.bluehorizons.ingestion.rates;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Prices of a day that are in, but not in its totals: more of them may follow in the next chunk.
 *
 * @param day since 1970; {@link #NO_DAY} before the first price
 */
record OpenDay(long day, Sums sums) {

    static final long NO_DAY = Long.MIN_VALUE;

    private static final BigInteger LOW_END = BigInteger.TEN.pow(16);
    private static final int DECIMALS = 4;

    private record Part(
            int origin, int destination, String currency, BigDecimal total, long prices) {}

    static OpenDay none() {
        return new OpenDay(NO_DAY, new Sums(0));
    }

    /**
     * As an earlier run of the load has left it: what is in, less what was added up.
     *
     * @param places ids, in ascending order
     */
    static OpenDay read(JdbcClient database, int generation, int[] places) {
        return database.sql(
                        """
                        SELECT open_day - DATE '1970-01-01' FROM ingestion.price_generation
                        WHERE generation = :generation AND open_day IS NOT NULL
                        """)
                .param("generation", generation)
                .query((row, _) -> row.getInt(1))
                .optional()
                .map(day -> new OpenDay(day, sums(database, generation, places, day)))
                .orElseGet(OpenDay::none);
    }

    private static Sums sums(JdbcClient database, int generation, int[] places, int day) {
        var parts =
                database.sql(
                                """
                                SELECT origin_id, destination_id, currency, sum(total) AS total,
                                       sum(prices) AS prices
                                FROM (SELECT origin_id, destination_id, currency, amount AS total,
                                             1 AS prices
                                      FROM ingestion.price_%1$d
                                      WHERE day = DATE '1970-01-01' + :day
                                      UNION ALL
                                      SELECT origin_id, destination_id, currency, -total, -prices
                                      FROM ingestion.price_total_%1$d
                                      WHERE day = DATE '1970-01-01' + :day)
                                GROUP BY 1, 2, 3 HAVING sum(prices) > 0
                                """
                                        .formatted(generation))
                        .param("day", day)
                        .query((row, _) ->
                                new Part(
                                        row.getInt("origin_id"),
                                        row.getInt("destination_id"),
                                        row.getString("currency"),
                                        row.getBigDecimal("total"),
                                        row.getLong("prices")))
                        .list();
        var sums = new Sums(parts.size());
        for (var part : parts) {
            var total = part.total.movePointRight(DECIMALS).toBigIntegerExact();
            var highAndLow = total.divideAndRemainder(LOW_END);
            sums.add(
                    TotalKey.of(
                            day,
                            Arrays.binarySearch(places, part.origin),
                            Arrays.binarySearch(places, part.destination),
                            Currencies.number(part.currency)),
                    highAndLow[0].longValueExact(),
                    highAndLow[1].longValueExact(),
                    part.prices);
        }
        return sums;
    }
}
