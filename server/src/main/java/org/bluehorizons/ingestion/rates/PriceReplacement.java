package org.bluehorizons.ingestion.rates;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.bluehorizons.ingestion.Replacement;
import org.bluehorizons.ingestion.Statements;

/**
 * Fills a generation of prices as the file is read: prices into their partition, and what each
 * chunk of them adds up to, which was summed meanwhile, into the totals.
 */
final class PriceReplacement implements Replacement {

    /** Of the last chunk; the next one is likely to have as many. */
    private volatile int keys = 1 << 12;

    private final int generation;
    private final int[] places;
    private PlaceRegions regions = PlaceRegions.NONE;

    private PriceReplacement(int generation, int[] places) {
        this.generation = generation;
        this.places = places;
    }

    /** Empty for so many places or currencies that keys cannot tell them apart. */
    static Optional<PriceReplacement> of(Connection database, int generation) {
        var places =
                Statements.on(database)
                        .sql("SELECT id FROM ingestion.place ORDER BY id")
                        .query((row, _) -> row.getInt("id"))
                        .list()
                        .stream()
                        .mapToInt(Integer::intValue)
                        .toArray();
        return places.length > TotalKey.MOST_LOCATIONS
                        || Currencies.count() > TotalKey.MOST_CURRENCIES
                ? Optional.empty()
                : Optional.of(new PriceReplacement(generation, places));
    }

    @Override
    public String target() {
        return "ingestion.price_%d (origin_id, destination_id, day, amount, currency)"
                .formatted(generation);
    }

    @Override
    public Tally newTally() {
        return new PriceTally(this, places, keys);
    }

    void write(Connection database, Sums pairs, long[] keysOfPairs) throws SQLException {
        keys = keysOfPairs.length;
        var statements = Statements.on(database);
        new PriceTotals(statements).lock();
        var state = new PriceTotals(statements).version();
        if (!regions.isOf(state)) {
            regions = PlaceRegions.read(statements, places, state);
        }
        var copy = new TotalCopy(database, generation);
        copy.add("price_total", places, pairs, keysOfPairs);
        var byRegion = regions.add(pairs, keysOfPairs);
        copy.add("region_total", regions.ids(), byRegion, byRegion.keys());
    }
}
