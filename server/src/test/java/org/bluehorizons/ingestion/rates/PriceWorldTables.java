package org.bluehorizons.ingestion.rates;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts a world into the tables, as loads would. */
record PriceWorldTables(JdbcClient database) {

    void addRegionsAndPlaces(PriceWorld world) {
        for (var slug : world.regions()) {
            database.sql("INSERT INTO ingestion.region (slug, name) VALUES (:slug, :slug)")
                    .param("slug", slug)
                    .update();
        }
        world.places
                .keySet()
                .forEach(code ->
                        database.sql(
                                        """
                                        INSERT INTO ingestion.place (code, name, region_id)
                                        SELECT :code, :code, id FROM ingestion.region
                                        WHERE slug = :region
                                        """)
                                .param("code", code)
                                .param("region", world.places.get(code))
                                .update());
        arrange(world);
    }

    /** Everything into the region where the world has it. */
    void arrange(PriceWorld world) {
        world.parents.forEach((slug, parent) ->
                database.sql(
                                """
                                UPDATE ingestion.region
                                SET parent_id = (SELECT id FROM ingestion.region WHERE slug = :parent)
                                WHERE slug = :slug
                                """)
                        .param("slug", slug)
                        .param("parent", parent)
                        .update());
        world.places.forEach((code, region) ->
                database.sql(
                                """
                                UPDATE ingestion.place
                                SET region_id = (SELECT id FROM ingestion.region WHERE slug = :region)
                                WHERE code = :code
                                """)
                        .param("code", code)
                        .param("region", region)
                        .update());
    }

    void addRates(PriceWorld world) {
        // Rates of earlier years would hold in this one too.
        database.sql("DELETE FROM ingestion.currency_rate WHERE day < :first")
                .param("first", world.firstDay.minusDays(30))
                .update();
        world.perBase.forEach((currency, rates) ->
                rates.forEach((day, rate) ->
                        database.sql(
                                        """
                                        INSERT INTO ingestion.currency_rate (currency, day, per_base)
                                        VALUES (:currency, :day, :rate)
                                        """)
                                .param("currency", currency)
                                .param("day", day)
                                .param("rate", rate)
                                .update()));
    }

    void addPrices(List<PriceWorld.Price> prices) {
        var ids = ids();
        database.sql(
                        """
                        CREATE TEMPORARY TABLE staged_prices (
                            line bigint, origin int, destination int, day date, amount numeric,
                            currency text) ON COMMIT DROP
                        """)
                .update();
        for (var price : prices) {
            database.sql(
                            """
                            INSERT INTO staged_prices
                            VALUES (0, :origin, :destination, :day, :amount, :currency)
                            """)
                    .param("origin", ids.get(price.origin()))
                    .param("destination", ids.get(price.destination()))
                    .param("day", price.day())
                    .param("amount", price.amount())
                    .param("currency", price.currency())
                    .update();
        }
        var totals = new PriceTotals(database);
        totals.add(totals.lock(), "staged_prices", UUID.randomUUID());
        totals.changed();
    }

    private Map<String, Integer> ids() {
        var ids = new HashMap<String, Integer>();
        database.sql("SELECT code, id FROM ingestion.place")
                .query(row -> {
                    ids.put(row.getString("code"), row.getInt("id"));
                });
        return ids;
    }
}
