package org.bluehorizons.ingestion.rates;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.bluehorizons.ingestion.Replacement;
import org.bluehorizons.ingestion.RowCheck;
import org.jspecify.annotations.Nullable;

/**
 * What a chunk's prices add up to, by day, pair of places and currency. The day of its last price
 * is likely to go on in the next chunk, and is left open for it.
 */
final class PriceTally implements Replacement.Tally {

    private static final int ORIGIN = 0;
    private static final int DESTINATION = 1;
    private static final int DAY = 2;
    private static final int AMOUNT = 3;
    private static final int CURRENCY = 4;

    /** One for each number of decimals. */
    private static final long[] TO_TEN_THOUSANDTHS = {10_000, 1_000, 100, 10, 1};

    private final PriceReplacement replacement;
    private final int[] places;
    private final Sums sums;
    private long openDay;
    private long[] keys = {};
    private @Nullable RegionSums byRegion;

    /**
     * Days that are complete.
     *
     * @param byRegion what they come to, as places lay a little before; null: not known yet
     */
    record Complete(Sums pairs, long[] keys, @Nullable RegionSums byRegion) {}

    /**
     * @param places ids, in ascending order; their indexes are the numbers in keys
     * @param size how many keys there may be
     * @param open what was left open before, and is taken over
     */
    PriceTally(PriceReplacement replacement, int[] places, int size, OpenDay open) {
        this.replacement = replacement;
        this.places = places;
        this.sums = new Sums(Math.max(size, open.sums().size()));
        this.openDay = open.day();
        sums.addAll(open.sums(), open.sums().keys());
    }

    @Override
    public void add(RowCheck.Row row) {
        openDay = row.number(DAY);
        sums.add(
                TotalKey.of(
                        openDay,
                        number(row.number(ORIGIN)),
                        number(row.number(DESTINATION)),
                        Currencies.number(String.valueOf(row.text(CURRENCY)))),
                row.number(AMOUNT) * TO_TEN_THOUSANDTHS[row.scale(AMOUNT)]);
    }

    private int number(long id) {
        return Arrays.binarySearch(places, (int) id);
    }

    @Override
    public void complete() {
        var all = sums.keys();
        var open = LongStream.of(all).filter(key -> TotalKey.day(key) == openDay).toArray();
        keys = LongStream.of(all).filter(key -> TotalKey.day(key) != openDay).toArray();
        var rest = new Sums(open.length);
        rest.addAll(sums, open);
        replacement.leaveOpen(new OpenDay(openDay, rest));
        byRegion = replacement.byRegion(sums, keys);
    }

    @Override
    public void write(Connection database) throws SQLException {
        replacement.write(database, new Complete(sums, keys, byRegion), openDay);
    }
}
