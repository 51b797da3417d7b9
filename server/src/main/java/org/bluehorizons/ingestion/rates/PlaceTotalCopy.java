package org.bluehorizons.ingestion.rates;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.function.IntConsumer;
import org.bluehorizons.ingestion.BinaryCopy;
import org.bluehorizons.ingestion.BinaryRows;

/**
 * Brings what places have with regions into a generation's totals by COPY, in the connection's
 * transaction: a row for a day, place, direction and currency, with all regions. One thread.
 */
final class PlaceTotalCopy {

    private static final String COLUMNS =
            " (place_id, day, outward, currency, regions, totals, prices)";
    private static final int WIDTH = 7;

    private final CopyRows rows;
    private final int[] places;
    private final PlaceRegions regions;

    /** By the region's number: the sums of the row that is being added up. */
    private final long[] high;

    private final long[] low;
    private final long[] number;

    /** Regions that the row has, so many of them. */
    private final int[] found;

    private int count;

    /**
     * @param places ids, by their numbers
     */
    PlaceTotalCopy(Connection database, int[] places, PlaceRegions regions) {
        this.rows = new CopyRows(database);
        this.places = places;
        this.regions = regions;
        this.high = new long[regions.ids().length];
        this.low = new long[regions.ids().length];
        this.number = new long[regions.ids().length];
        this.found = new int[regions.ids().length];
    }

    /**
     * @param partition of {@code place_total}
     */
    void bring(String partition, RegionSums sums) throws SQLException {
        try (var copy = rows.into(partition + COLUMNS)) {
            bring(copy, true, sums.outward());
            bring(copy, false, sums.inward());
            rows.end(copy);
        }
    }

    private void bring(BinaryCopy copy, boolean outward, Sums direct) throws SQLException {
        var keys = direct.keys();
        for (var at = 0; at < keys.length; at++) {
            spread(PlaceKey.region(keys[at]), direct, direct.slot(keys[at]));
            if (at + 1 == keys.length || PlaceKey.row(keys[at + 1]) != PlaceKey.row(keys[at])) {
                write(keys[at], outward);
                rows.flushWhenFull(copy);
            }
        }
    }

    /** To the region and all above it. */
    private void spread(int direct, Sums sums, int slot) {
        for (var region : regions.above(direct)) {
            if (number[region] == 0) {
                found[count++] = region;
            }
            var sum = low[region] + sums.low(slot);
            var carry = sum >= Sums.LOW_END ? 1 : 0;
            low[region] = sum - carry * Sums.LOW_END;
            high[region] += sums.high(slot) + carry;
            number[region] += sums.number(slot);
        }
    }

    private void write(long key, boolean outward) {
        Arrays.sort(found, 0, count);
        var row = rows.begin(WIDTH);
        row.int4(places[PlaceKey.place(key)]);
        row.int4(CopyRows.day(PlaceKey.day(key)));
        row.bool(outward);
        row.text(Currencies.code(PlaceKey.currency(key)));
        array(row, BinaryRows.INT4, region -> row.int4(regions.ids()[region]));
        array(row, BinaryRows.NUMERIC, region -> row.sum(high[region], low[region]));
        array(row, BinaryRows.INT8, region -> row.int8(number[region]));
        for (var at = 0; at < count; at++) {
            high[found[at]] = 0;
            low[found[at]] = 0;
            number[found[at]] = 0;
        }
        count = 0;
    }

    private void array(BinaryRows row, int type, IntConsumer element) {
        row.beginArray(type, count);
        for (var at = 0; at < count; at++) {
            element.accept(found[at]);
        }
        row.endArray();
    }
}
