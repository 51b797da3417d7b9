package org.bluehorizons.ingestion.rates;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private static final String ADD_TO_KEPT =
            """
            ON CONFLICT (day, origin_id, destination_id, currency)
            DO UPDATE SET total = kept.total + excluded.total,
                          prices = kept.prices + excluded.prices
            """;

    /**
     * Locks out other writers until the transaction ends.
     *
     * @return the generation of prices that readers see
     */
    int lock() {
        // What a chunk adds up to is held in memory while it is added up.
        database.sql("SET LOCAL work_mem = '64MB'").update();
        return database.sql("SELECT generation FROM ingestion.price_state FOR UPDATE")
                .query(Integer.class)
                .single();
    }

    /** Grows with everything that can change an answer, the places' regions too. */
    long version() {
        return database.sql("SELECT version FROM ingestion.price_state").query(Long.class).single();
    }

    /** Answers may be others from now on. Totals of places that were right are so still. */
    void changed() {
        database.sql("UPDATE ingestion.price_state SET version = version + 1").update();
        database.sql(
                        """
                        UPDATE ingestion.price_generation AS shown SET place_version = version
                        FROM ingestion.price_state AS state
                        WHERE shown.generation = state.generation AND place_version = version - 1
                        """)
                .update();
    }

    /**
     * Adds prices.
     *
     * @param staged a table with origin and destination (numbers of places), day, amount, currency
     */
    void add(int generation, String staged, UUID load) {
        database.sql(
                        """
                        INSERT INTO ingestion.price_%d
                            (generation, origin_id, destination_id, day, currency, amount, load_id)
                        SELECT :generation, origin, destination, day, currency, amount, :load
                        FROM %s
                        """
                                .formatted(generation, staged))
                .param("generation", generation)
                .param("load", load)
                .update();
        var known = daysWithTotals(generation, staged);
        addToPairs(generation, staged, "day <> ALL(:known::date[])", "", known);
        if (known.length > 0) {
            addToPairs(generation, staged, "day = ANY(:known::date[])", ADD_TO_KEPT, known);
        }
        addToRegions(generation, staged);
        new PlaceTotals(database).add(generation, staged);
    }

    private String[] daysWithTotals(int generation, String staged) {
        return database.sql(
                        """
                        SELECT day::text FROM (SELECT DISTINCT day FROM %2$s) AS staged
                        WHERE EXISTS (
                            SELECT FROM ingestion.price_total_%1$d AS kept WHERE kept.day = staged.day)
                        """
                                .formatted(generation, staged))
                .query((row, _) -> row.getString("day"))
                .list()
                .toArray(String[]::new);
    }

    /**
     * Days that have no totals yet are most of a large file, and cost half without the conflict.
     */
    private void addToPairs(
            int generation, String staged, String which, String onConflict, String[] known) {
        database.sql(
                        """
                        INSERT INTO ingestion.price_total_%d AS kept
                            (generation, origin_id, destination_id, day, currency, total, prices)
                        SELECT :generation, origin, destination, day, currency, sum(amount), count(*)
                        FROM %s WHERE %s
                        GROUP BY day, origin, destination, currency
                        ORDER BY day, origin, destination, currency
                        %s
                        """
                                .formatted(generation, staged, which, onConflict))
                .param("generation", generation)
                .param("known", known)
                .update();
    }

    private void addToRegions(int generation, String staged) {
        database.sql(
                        """
                        WITH direct AS MATERIALIZED (
                            SELECT o.region_id AS origin, d.region_id AS destination, day, currency,
                                   sum(amount) AS total, count(*) AS prices
                            FROM %2$s
                            JOIN ingestion.place AS o ON o.id = origin
                            JOIN ingestion.place AS d ON d.id = destination
                            GROUP BY 1, 2, 3, 4)
                        INSERT INTO ingestion.region_total_%1$d AS kept
                            (generation, origin_id, destination_id, day, currency, total, prices)
                        SELECT :generation, o.ancestor_id, d.ancestor_id, day, currency,
                               sum(total), sum(prices)
                        FROM direct
                        JOIN ingestion.region_closure AS o ON o.region_id = direct.origin
                        JOIN ingestion.region_closure AS d ON d.region_id = direct.destination
                        GROUP BY 4, 2, 3, 5 ORDER BY 4, 2, 3, 5
                        %3$s
                        """
                                .formatted(generation, staged, ADD_TO_KEPT))
                .param("generation", generation)
                .update();
    }

    /** Takes out all prices of the days that the load has not taken out before. */
    void clearDays(int generation, String staged, UUID load) {
        var days =
                database.sql(
                                """
                                INSERT INTO ingestion.price_replaced_day (load_id, day)
                                SELECT DISTINCT :load::uuid, day FROM %s
                                ON CONFLICT DO NOTHING RETURNING day::text
                                """
                                        .formatted(staged))
                        .param("load", load)
                        .query((row, _) -> row.getString("day"))
                        .list()
                        .toArray(String[]::new);
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

    /** Prices that are in the totals of each day, since 1970; of one that has no index yet. */
    Map<Integer, Long> pricesByDay(int generation) {
        var found = new HashMap<Integer, Long>();
        database.sql(
                        """
                        SELECT day - DATE '1970-01-01', sum(prices) FROM ingestion.price_total_%d
                        GROUP BY day
                        """
                                .formatted(generation))
                .query(row -> {
                    found.put(row.getInt(1), row.getLong(2));
                });
        return found;
    }

    /** Days, since 1970, that have more than one total of a key from now on. */
    void noteAgain(UUID load, List<Integer> days) {
        database.sql(
                        """
                        INSERT INTO ingestion.price_replaced_day (load_id, day)
                        SELECT :load, DATE '1970-01-01' + since FROM unnest(:days::int[]) AS since
                        ON CONFLICT DO NOTHING
                        """)
                .param("load", load)
                .param("days", days.toArray(Integer[]::new))
                .update();
    }

    /** Makes one total of several, on the days that were noted. */
    void addUpAgain(int generation, UUID load) {
        for (var table : List.of("price_total", "region_total")) {
            database.sql(
                            """
                            WITH parts AS (
                                DELETE FROM ingestion.%1$s_%2$d
                                WHERE day IN (SELECT day FROM ingestion.price_replaced_day
                                              WHERE load_id = :load)
                                RETURNING origin_id, destination_id, day, currency, total, prices)
                            INSERT INTO ingestion.%1$s_%2$d
                                (generation, origin_id, destination_id, day, currency, total, prices)
                            SELECT %2$d, origin_id, destination_id, day, currency, sum(total),
                                   sum(prices)
                            FROM parts GROUP BY day, origin_id, destination_id, currency
                            ORDER BY day, origin_id, destination_id, currency
                            """
                                    .formatted(table, generation))
                    .param("load", load)
                    .update();
        }
        forgetDays(load);
    }

    void forgetDays(UUID load) {
        database.sql("DELETE FROM ingestion.price_replaced_day WHERE load_id = :load")
                .param("load", load)
                .update();
    }

    /** For when regions or places have moved. Totals of places are made anew later. */
    void rebuildRegions() {
        database.sql(
                        "UPDATE ingestion.price_generation SET place_version = NULL, place_prices = NULL")
                .update();
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
