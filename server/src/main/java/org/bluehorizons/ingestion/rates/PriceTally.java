package org.bluehorizons.ingestion.rates;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.bluehorizons.ingestion.Replacement;
import org.bluehorizons.ingestion.RowCheck;

/** What a chunk's prices add up to, by day, pair of places and currency. */
final class PriceTally implements Replacement.Tally {

    private static final int ORIGIN = 0;
    private static final int DESTINATION = 1;
    private static final int DAY = 2;
    private static final int AMOUNT = 3;
    private static final int CURRENCY = 4;

    /** One for each number of decimals, to ten-thousandths. */
    private static final long[] TO_TEN_THOUSANDTHS = {10_000, 1_000, 100, 10, 1};

    private final PriceReplacement replacement;
    private final int[] places;
    private final Sums sums;
    private long[] keys = {};

    /**
     * @param places ids, in ascending order; their indexes are the numbers in keys
     * @param keys how many there may be
     */
    PriceTally(PriceReplacement replacement, int[] places, int keys) {
        this.replacement = replacement;
        this.places = places;
        this.sums = new Sums(keys);
    }

    @Override
    public void add(RowCheck.Row row) {
        sums.add(
                TotalKey.of(
                        row.number(DAY),
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
        keys = sums.keys();
    }

    @Override
    public void write(Connection database) throws SQLException {
        replacement.write(database, sums, keys);
    }
}
