package org.bluehorizons.ingestion.rates;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bluehorizons.ingestion.Replacement;
import org.bluehorizons.ingestion.Statements;
import org.bluehorizons.ingestion.rates.PriceTally.Complete;
import org.jspecify.annotations.Nullable;

/**
 * Fills a generation of prices as the file is read: prices into their partition, and what each
 * chunk of them adds up to, which was summed meanwhile, into the totals. Those have no index until
 * all is there. A day that goes on in the next chunk waits for it; one that comes back later, in a
 * file that is not in the order of days, has several totals until the end, and totals of places are
 * left to {@link LatePlaceTotals}.
 */
final class PriceReplacement implements Replacement {

    private final UUID load;
    private final int generation;
    private final int[] places;
    private final Set<Integer> daysWithTotals;
    private boolean keepsPlaces;
    private volatile PlaceRegions regions = PlaceRegions.NONE;

    /** Of the thread that reads; when that has ended, of whoever finishes. */
    private OpenDay open;

    /** Of the last chunk; the next one is likely to have as many. */
    private volatile int size = 1 << 12;

    private PriceReplacement(
            UUID load,
            int generation,
            int[] places,
            Set<Integer> days,
            boolean keepsPlaces,
            OpenDay open) {
        this.load = load;
        this.generation = generation;
        this.places = places;
        this.daysWithTotals = days;
        this.keepsPlaces = keepsPlaces;
        this.open = open;
    }

    /** Empty for so many places or currencies that keys cannot tell them apart. */
    static Optional<Replacement> of(Connection database, UUID load) {
        var statements = Statements.on(database);
        var places =
                statements
                        .sql("SELECT id FROM ingestion.place ORDER BY id")
                        .query((row, _) -> row.getInt("id"))
                        .list()
                        .stream()
                        .mapToInt(Integer::intValue)
                        .toArray();
        if (places.length > TotalKey.MOST_LOCATIONS
                || Currencies.count() > TotalKey.MOST_CURRENCIES) {
            return Optional.empty();
        }
        var generations = new PriceGenerations(statements);
        var generation = generations.fill(load);
        var prices = new PriceTotals(statements).pricesByDay(generation);
        var all = prices.values().stream().mapToLong(Long::longValue).sum();
        var keepsPlaces = generations.placePrices(generation).filter(kept -> kept == all);
        if (keepsPlaces.isEmpty()) {
            generations.forgetPlaces(generation);
        }
        return Optional.of(
                new PriceReplacement(
                        load,
                        generation,
                        places,
                        new HashSet<>(prices.keySet()),
                        keepsPlaces.isPresent(),
                        OpenDay.read(statements, generation, places)));
    }

    @Override
    public String target() {
        return "ingestion.price_%d (origin_id, destination_id, day, amount, currency)"
                .formatted(generation);
    }

    @Override
    public Tally newTally() {
        return new PriceTally(this, places, size, open);
    }

    /** For the next tally. */
    void leaveOpen(OpenDay left) {
        open = left;
    }

    /** As far as the reading thread knows where places lie: it has the time. */
    @Nullable RegionSums byRegion(Sums pairs, long[] keys) {
        var known = regions;
        return known == PlaceRegions.NONE ? null : RegionSums.of(known, pairs, keys);
    }

    /** A chunk is in, and all of its days but that one are complete. */
    void write(Connection database, Complete complete, long openDay) throws SQLException {
        size = Math.max(size, complete.keys().length);
        var totals = new PriceTotals(Statements.on(database));
        totals.lock();
        write(database, totals, complete);
        if (openDay != OpenDay.NO_DAY) {
            new PriceGenerations(Statements.on(database))
                    .leaveOpen(
                            generation,
                            openDay,
                            keepsPlaces ? complete.pairs().number(complete.keys()) : 0);
        }
    }

    private void write(Connection database, PriceTotals totals, Complete complete)
            throws SQLException {
        var version = totals.version();
        if (!regions.isOf(version)) {
            regions = PlaceRegions.read(Statements.on(database), places, version);
        }
        noteDays(database, totals, complete.keys());
        var early = complete.byRegion();
        var byRegion =
                early != null && early.regions() == regions
                        ? early
                        : RegionSums.of(regions, complete.pairs(), complete.keys());
        var copy = new TotalCopy(database);
        copy.bring(
                "ingestion.price_total_" + generation, places, complete.pairs(), complete.keys());
        copy.bring(
                "ingestion.region_total_" + generation,
                regions.ids(),
                byRegion.between(),
                byRegion.between().keys());
        if (keepsPlaces) {
            new PlaceTotalCopy(database, places, regions)
                    .bring("ingestion.place_total_" + generation, byRegion);
        }
    }

    private void noteDays(Connection database, PriceTotals totals, long[] keys) {
        var days = new HashSet<Integer>();
        Arrays.stream(keys).mapToInt(TotalKey::day).forEach(days::add);
        var again = days.stream().filter(daysWithTotals::contains).toList();
        totals.noteAgain(load, again);
        if (keepsPlaces && !again.isEmpty()) {
            keepsPlaces = false;
            new PriceGenerations(Statements.on(database)).forgetPlaces(generation);
        }
        daysWithTotals.addAll(days);
    }

    @Override
    public void finish(Connection database) throws SQLException {
        var statements = Statements.on(database);
        var totals = new PriceTotals(statements);
        totals.lock();
        write(database, totals, new Complete(open.sums(), open.sums().keys(), null));
        totals.addUpAgain(generation, load);
        new PriceGenerations(statements).complete(generation);
    }
}
