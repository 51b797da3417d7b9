package org.bluehorizons.ingestion.rates;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import org.bluehorizons.ingestion.BinaryCopy;
import org.bluehorizons.ingestion.BinaryRows;

/** Brings sums into a generation's totals by COPY, in the connection's transaction. One thread. */
final class TotalCopy {

    private static final int POSTGRES_EPOCH_DAY = (int) LocalDate.of(2000, 1, 1).toEpochDay();
    private static final int WIDTH = 6;
    private static final int BUFFER = 64 * 1024;
    private static final int SLACK = 256;

    private final Connection database;
    private final BinaryRows rows = new BinaryRows(new byte[BUFFER]);
    private byte[] spare = new byte[BUFFER];

    TotalCopy(Connection database) {
        this.database = database;
    }

    /**
     * @param partition of {@code price_total} or {@code region_total}
     * @param ids of places or regions, by their numbers
     * @param keys of the sums, in the order that they are wanted in
     */
    void bring(String partition, int[] ids, Sums sums, long[] keys) throws SQLException {
        var target = partition + " (origin_id, destination_id, day, currency, total, prices)";
        try (var copy = BinaryCopy.into(database, target)) {
            for (var key : keys) {
                write(key, ids, sums);
                if (rows.length() > BUFFER - SLACK) {
                    flush(copy);
                }
            }
            flush(copy);
            copy.end();
        }
    }

    private void write(long key, int[] ids, Sums sums) {
        var slot = sums.slot(key);
        rows.beginRow(WIDTH);
        rows.int4(ids[TotalKey.origin(key)]);
        rows.int4(ids[TotalKey.destination(key)]);
        rows.int4(TotalKey.day(key) - POSTGRES_EPOCH_DAY);
        rows.text(Currencies.code(TotalKey.currency(key)));
        rows.sum(sums.high(slot), sums.low(slot));
        rows.int8(sums.number(slot));
    }

    private void flush(BinaryCopy copy) throws SQLException {
        var length = rows.length();
        spare = rows.handOver(spare);
        copy.write(spare, length);
    }
}
