package org.bluehorizons.ingestion.rates;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongPredicate;
import org.bluehorizons.ingestion.BinaryCopy;
import org.bluehorizons.ingestion.BinaryRows;
import org.bluehorizons.ingestion.Statements;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Adds sums to a generation's totals, in the connection's transaction, which holds the prices. Days
 * without totals, which are most of a file in the order of days, are copied; others are added to
 * those that are there. One thread.
 */
final class TotalCopy {

    private static final int POSTGRES_EPOCH_DAY = (int) LocalDate.of(2000, 1, 1).toEpochDay();
    private static final String COLUMNS =
            "(origin_id, destination_id, day, currency, total, prices)";
    private static final int WIDTH = 6;
    private static final int BUFFER = 64 * 1024;
    private static final int SLACK = 256;

    private final Connection database;
    private final JdbcClient statements;
    private final int generation;
    private final BinaryRows rows = new BinaryRows(new byte[BUFFER]);
    private byte[] spare = new byte[BUFFER];

    TotalCopy(Connection database, int generation) {
        this.database = database;
        this.statements = Statements.on(database);
        this.generation = generation;
    }

    /**
     * @param table {@code price_total} or {@code region_total}
     * @param ids of places or regions, by their numbers
     * @param keys of the sums, in ascending order
     */
    void add(String table, int[] ids, Sums sums, long[] keys) throws SQLException {
        var partition = "ingestion.%s_%d".formatted(table, generation);
        var known = daysWithTotals(partition, keys);
        LongPredicate isKnown = key -> known.contains(TotalKey.day(key));
        copy(partition, ids, sums, keys, isKnown.negate());
        if (!known.isEmpty()) {
            statements
                    .sql(
                            """
                            CREATE TEMPORARY TABLE IF NOT EXISTS total_of_known_day (
                                origin_id int, destination_id int, day date,
                                currency text COLLATE "C", total numeric, prices bigint)
                            ON COMMIT DELETE ROWS
                            """)
                    .update();
            copy("pg_temp.total_of_known_day", ids, sums, keys, isKnown);
            statements
                    .sql(
                            """
                            WITH added AS (DELETE FROM pg_temp.total_of_known_day RETURNING *)
                            INSERT INTO %s AS kept
                                (generation, origin_id, destination_id, day, currency, total, prices)
                            SELECT :generation, origin_id, destination_id, day, currency, total, prices
                            FROM added
                            %s
                            """
                                    .formatted(partition, PriceTotals.ADD_TO_KEPT))
                    .param("generation", generation)
                    .update();
        }
    }

    private Set<Integer> daysWithTotals(String partition, long[] keys) {
        var days = Arrays.stream(keys).mapToInt(TotalKey::day).distinct().boxed();
        return new HashSet<>(
                statements
                        .sql(
                                """
                                SELECT since FROM unnest(:days::int[]) AS since
                                WHERE EXISTS (SELECT FROM %s AS kept
                                              WHERE kept.day = DATE '1970-01-01' + since)
                                """
                                        .formatted(partition))
                        .param("days", days.toArray(Integer[]::new))
                        .query(Integer.class)
                        .list());
    }

    private void copy(String target, int[] ids, Sums sums, long[] keys, LongPredicate which)
            throws SQLException {
        try (var copy = BinaryCopy.into(database, target + " " + COLUMNS)) {
            for (var key : keys) {
                if (which.test(key)) {
                    write(key, ids, sums);
                }
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
