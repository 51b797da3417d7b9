package org.bluehorizons.ingestion.rates;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes prices, and in the same transaction what they add up to: the totals of each pair of places
 * and of each pair of regions that holds them. Whoever writes holds the row of {@code price_state},
 * so writers follow one another and readers never wait.
 *
 * @param database on the connection of the caller's transaction
 */
record PriceTotals(JdbcClient database) {

    /**
     * Locks out other writers until the transaction ends.
     *
     * @return the generation of prices that readers see
     */
    int lock() {
        return database.sql("SELECT generation FROM ingestion.price_state FOR UPDATE")
                .query(Integer.class)
                .single();
    }

    /** Answers may be others from now on. */
    void changed() {
        database.sql("UPDATE ingestion.price_state SET version = version + 1").update();
    }

    /**
     * Adds prices.
     *
     * @param staged a table with origin and destination (numbers of places), day, amount, currency
     */
    void add(int generation, String staged, UUID load) {
        database.sql(
                        """
                        INSERT INTO ingestion.price
                            (generation, origin_id, destination_id, day, currency, amount, load_id)
                        SELECT :generation, origin, destination, day, currency, amount, :load
                        FROM %s
                        """
                                .formatted(staged))
                .param("generation", generation)
                .param("load", load)
                .update();
        addTotals(generation, staged);
    }

    /** Takes out all prices of the days that the load has not taken out before. */
    void clearDays(int generation, String staged, UUID load) {
        var days =
                database.sql(
                                """
                                INSERT INTO ingestion.price_replaced_day (load_id, day)
                                SELECT DISTINCT :load::uuid, day FROM %s
                                ON CONFLICT DO NOTHING RETURNING day
                                """
                                        .formatted(staged))
                        .param("load", load)
                        .query((row, _) -> row.getObject("day", LocalDate.class))
                        .list()
                        .toArray(LocalDate[]::new);
        if (days.length > 0) {
            for (var table : PriceGenerations.TABLES) {
                database.sql(
                                """
                                DELETE FROM ingestion.%s
                                WHERE generation = :generation AND day = ANY(:days::date[])
                                """
                                        .formatted(table))
                        .param("generation", generation)
                        .param("days", days)
                        .update();
            }
        }
    }

    void forgetDays(UUID load) {
        database.sql("DELETE FROM ingestion.price_replaced_day WHERE load_id = :load")
                .param("load", load)
                .update();
    }

    private void addTotals(int generation, String staged) {
        database.sql(
                        """
                        WITH added AS MATERIALIZED (
                            SELECT origin, destination, day, currency,
                                   sum(amount) AS total, count(*) AS prices
                            FROM %s GROUP BY origin, destination, day, currency),
                        pairs AS (
                            INSERT INTO ingestion.price_total AS kept
                                (generation, origin_id, destination_id, day, currency, total, prices)
                            SELECT :generation, origin, destination, day, currency, total, prices
                            FROM added ORDER BY origin, destination, day, currency
                            ON CONFLICT (generation, origin_id, destination_id, day, currency)
                            DO UPDATE SET total = kept.total + excluded.total,
                                          prices = kept.prices + excluded.prices),
                        direct AS MATERIALIZED (
                            SELECT o.region_id AS origin, d.region_id AS destination, day, currency,
                                   sum(total) AS total, sum(prices) AS prices
                            FROM added
                            JOIN ingestion.place AS o ON o.id = added.origin
                            JOIN ingestion.place AS d ON d.id = added.destination
                            GROUP BY 1, 2, 3, 4)
                        INSERT INTO ingestion.region_total AS kept
                            (generation, origin_id, destination_id, day, currency, total, prices)
                        SELECT :generation, o.ancestor_id, d.ancestor_id, day, currency,
                               sum(total), sum(prices)
                        FROM direct
                        JOIN ingestion.region_closure AS o ON o.region_id = direct.origin
                        JOIN ingestion.region_closure AS d ON d.region_id = direct.destination
                        GROUP BY 2, 3, 4, 5 ORDER BY 2, 3, 4, 5
                        ON CONFLICT (generation, origin_id, destination_id, day, currency)
                        DO UPDATE SET total = kept.total + excluded.total,
                                      prices = kept.prices + excluded.prices
                        """
                                .formatted(staged))
                .param("generation", generation)
                .update();
    }

    /** For when regions or places have moved. */
    void rebuildRegions() {
        database.sql("DELETE FROM ingestion.region_total").update();
        database.sql(
                        """
                        WITH direct AS MATERIALIZED (
                            SELECT generation, o.region_id AS origin, d.region_id AS destination,
                                   day, currency, sum(total) AS total, sum(prices) AS prices
                            FROM ingestion.price_total
                            JOIN ingestion.place AS o ON o.id = origin_id
                            JOIN ingestion.place AS d ON d.id = destination_id
                            GROUP BY 1, 2, 3, 4, 5)
                        INSERT INTO ingestion.region_total
                            (generation, origin_id, destination_id, day, currency, total, prices)
                        SELECT generation, o.ancestor_id, d.ancestor_id, day, currency,
                               sum(total), sum(prices)
                        FROM direct
                        JOIN ingestion.region_closure AS o ON o.region_id = direct.origin
                        JOIN ingestion.region_closure AS d ON d.region_id = direct.destination
                        GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
                        """)
                .update();
    }
}
