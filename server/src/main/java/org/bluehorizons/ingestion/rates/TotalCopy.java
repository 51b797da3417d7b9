package org.bluehorizons.ingestion.rates;

import java.sql.Connection;
import java.sql.SQLException;

/** Brings sums into a generation's totals by COPY, in the connection's transaction. One thread. */
final class TotalCopy {

    private static final String COLUMNS =
            " (origin_id, destination_id, day, currency, total, prices)";
    private static final int WIDTH = 6;

    private final CopyRows rows;

    TotalCopy(Connection database) {
        this.rows = new CopyRows(database);
    }

    /**
     * @param partition of {@code price_total} or {@code region_total}
     * @param ids of places or regions, by their numbers
     * @param keys of the sums, in the order that they are wanted in
     */
    void bring(String partition, int[] ids, Sums sums, long[] keys) throws SQLException {
        try (var copy = rows.into(partition + COLUMNS)) {
            for (var key : keys) {
                write(key, ids, sums);
                rows.flushWhenFull(copy);
            }
            rows.end(copy);
        }
    }

    private void write(long key, int[] ids, Sums sums) {
        var slot = sums.slot(key);
        var row = rows.begin(WIDTH);
        row.int4(ids[TotalKey.origin(key)]);
        row.int4(ids[TotalKey.destination(key)]);
        row.int4(CopyRows.day(TotalKey.day(key)));
        row.text(Currencies.code(TotalKey.currency(key)));
        row.sum(sums.high(slot), sums.low(slot));
        row.int8(sums.number(slot));
    }
}
