package org.bluehorizons.ingestion.rates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Holds the totals of a generation against its single prices. */
record TotalsOracle(JdbcClient database) {

    /** What {@code region_total} has to hold, from the single prices. */
    private static final String REGIONS_ANEW =
            """
            SELECT o.ancestor_id AS origin_id, d.ancestor_id AS destination_id, day, currency,
                   sum(amount) AS total, count(*) AS prices
            FROM ingestion.price
            JOIN ingestion.place AS op ON op.id = origin_id
            JOIN ingestion.place AS dp ON dp.id = destination_id
            JOIN ingestion.region_closure AS o ON o.region_id = op.region_id
            JOIN ingestion.region_closure AS d ON d.region_id = dp.region_id
            WHERE generation = :generation GROUP BY 1, 2, 3, 4
            """;

    private static final String PAIRS_ANEW =
            """
            SELECT origin_id, destination_id, day, currency, sum(amount) AS total,
                   count(*) AS prices
            FROM ingestion.price WHERE generation = :generation GROUP BY 1, 2, 3, 4
            """;

    /** The same of {@code place_total}, a row for each of its regions. */
    private static final String PLACES_ANEW =
            """
            SELECT place_id, outward, day, currency, ancestor_id AS region, sum(amount) AS total,
                   count(*) AS prices
            FROM (SELECT origin_id AS place_id, true AS outward, destination_id AS other_id, price.*
                  FROM ingestion.price
                  UNION ALL
                  SELECT destination_id, false, origin_id, price.* FROM ingestion.price)
            JOIN ingestion.place ON place.id = other_id
            JOIN ingestion.region_closure USING (region_id)
            WHERE generation = :generation GROUP BY 1, 2, 3, 4, 5
            """;

    private static final String KEPT_OF_PLACES =
            """
            SELECT place_id, outward, day, currency, each.*
            FROM ingestion.place_total, unnest(regions, totals, prices) AS each (region, total, prices)
            WHERE generation = :generation
            """;

    private static final String KEPT_OF_PAIRS =
            """
            SELECT origin_id, destination_id, day, currency, total, prices
            FROM ingestion.%s WHERE generation = :generation
            """;

    void assertTotalsAreThoseOfThePrices(int generation) {
        assertThat(difference(KEPT_OF_PAIRS.formatted("price_total"), PAIRS_ANEW, generation))
                .isEmpty();
        assertThat(difference(KEPT_OF_PAIRS.formatted("region_total"), REGIONS_ANEW, generation))
                .isEmpty();
    }

    /** Those that readers trust. */
    void assertTotalsOfPlacesAreRight(int generation) {
        assertThat(
                        database.sql(
                                        """
                                        SELECT place_version = version
                                        FROM ingestion.price_generation, ingestion.price_state
                                        WHERE price_generation.generation = :generation
                                        """)
                                .param("generation", generation)
                                .query((row, _) -> row.getBoolean(1))
                                .single())
                .isTrue();
        assertThat(difference(KEPT_OF_PLACES, PLACES_ANEW, generation)).isEmpty();
    }

    private List<String> difference(String stored, String anew, int generation) {
        return database.sql(
                        """
                        WITH kept AS (%s), anew AS (%s)
                        SELECT 'kept ' || k::text FROM (TABLE kept EXCEPT ALL TABLE anew) AS k
                        UNION ALL
                        SELECT 'anew ' || a::text FROM (TABLE anew EXCEPT ALL TABLE kept) AS a
                        LIMIT 20
                        """
                                .formatted(stored, anew))
                .param("generation", generation)
                .query((row, _) -> row.getString(1))
                .list();
    }
}
