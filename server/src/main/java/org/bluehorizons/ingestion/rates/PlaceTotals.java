package org.bluehorizons.ingestion.rates;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes what places have with regions, in the transaction of whoever holds the prices.
 *
 * @param database on the connection of that transaction
 */
record PlaceTotals(JdbcClient database) {

    /** Adds staged prices, if the totals are right without them and are those that readers see. */
    void add(int generation, String staged) {
        var right =
                database.sql(
                                """
                                SELECT EXISTS (
                                    SELECT FROM ingestion.price_generation
                                    JOIN ingestion.price_state USING (generation)
                                    WHERE generation = :generation AND place_version = version)
                                """)
                        .param("generation", generation)
                        .query((row, _) -> row.getBoolean(1))
                        .single();
        if (right) {
            addPairs(
                    generation,
                    "MATERIALIZED",
                    """
                    SELECT day, origin AS origin_id, destination AS destination_id, currency,
                           sum(amount) AS total, count(*) AS prices
                    FROM %s GROUP BY 1, 2, 3, 4
                    """
                            .formatted(staged));
        }
    }

    /** From the totals of pairs. */
    void makeAnew(int generation) {
        new PriceGenerations(database).readyPlaces(generation);
        database.sql("DELETE FROM ingestion.place_total_%d".formatted(generation)).update();
        addPairs(
                generation,
                "NOT MATERIALIZED",
                "TABLE ingestion.price_total_%d".formatted(generation));
        database.sql(
                        """
                        UPDATE ingestion.price_generation
                        SET place_version = (SELECT version FROM ingestion.price_state)
                        WHERE generation = :generation
                        """)
                .param("generation", generation)
                .update();
    }

    /** Rows that are there already are taken out and written anew with what they had. */
    private void addPairs(int generation, String materialized, String pairs) {
        database.sql(
                        """
                        WITH pair AS %2$s (%3$s),
                        direct AS MATERIALIZED (
                            SELECT day, origin_id AS place_id, true AS outward, currency, region_id,
                                   sum(total) AS total, sum(prices) AS prices
                            FROM pair JOIN ingestion.place ON place.id = destination_id
                            GROUP BY 1, 2, 4, 5
                            UNION ALL
                            SELECT day, destination_id, false, currency, region_id,
                                   sum(total), sum(prices)
                            FROM pair JOIN ingestion.place ON place.id = origin_id
                            GROUP BY 1, 2, 4, 5),
                        kept AS (
                            DELETE FROM ingestion.place_total_%1$d AS kept
                            USING (SELECT DISTINCT day, place_id, outward, currency FROM direct)
                                  AS more
                            WHERE (kept.day, kept.place_id, kept.outward, kept.currency)
                                = (more.day, more.place_id, more.outward, more.currency)
                            RETURNING kept.*),
                        summed AS (
                            SELECT day, place_id, outward, currency, region, sum(total) AS total,
                                   sum(prices)::bigint AS prices
                            FROM (SELECT day, place_id, outward, currency, ancestor_id AS region,
                                         total, prices
                                  FROM direct JOIN ingestion.region_closure USING (region_id)
                                  UNION ALL
                                  SELECT day, place_id, outward, currency, each.*
                                  FROM kept, unnest(regions, totals, prices) AS each)
                            GROUP BY 1, 2, 3, 4, 5)
                        INSERT INTO ingestion.place_total_%1$d
                            (generation, place_id, day, outward, currency, regions, totals, prices)
                        SELECT %1$d, place_id, day, outward, currency,
                               array_agg(region ORDER BY region), array_agg(total ORDER BY region),
                               array_agg(prices ORDER BY region)
                        FROM summed
                        GROUP BY day, place_id, outward, currency
                        ORDER BY day, place_id, outward, currency
                        """
                                .formatted(generation, materialized, pairs))
                .update();
    }
}
