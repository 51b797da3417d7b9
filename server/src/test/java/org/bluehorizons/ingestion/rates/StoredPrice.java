package org.bluehorizons.ingestion.rates;

import java.sql.Connection;
import java.sql.SQLException;
import org.bluehorizons.ingestion.RowCheck;
import org.bluehorizons.ingestion.Statements;
import org.jspecify.annotations.Nullable;

/** A price that is stored, as the row that it came of. */
record StoredPrice(long[] numbers) implements RowCheck.Row {

    /** Stores one between places that begin with {@code PR-}. */
    static StoredPrice of(Connection connection, int generation, int number, int day)
            throws SQLException {
        var ids =
                Statements.on(connection)
                        .sql("SELECT id FROM ingestion.place WHERE code LIKE 'PR-%' ORDER BY id")
                        .query((row, _) -> row.getInt(1))
                        .list();
        var numbers =
                new long[] {
                    ids.get(number % 4),
                    ids.get(number % 3),
                    RateQuestion.FIRST_DAY.plusDays(day).toEpochDay(),
                    number * 25L,
                    0
                };
        try (var insert =
                connection.prepareStatement(
                        """
                        INSERT INTO ingestion.price_%d (origin_id, destination_id, day, amount, currency)
                        VALUES (?, ?, DATE '1970-01-01' + ?, ? / 100.0, 'SGD')
                        """
                                .formatted(generation))) {
            insert.setInt(1, (int) numbers[0]);
            insert.setInt(2, (int) numbers[1]);
            insert.setInt(3, (int) numbers[2]);
            insert.setLong(4, numbers[3]);
            insert.executeUpdate();
        }
        return new StoredPrice(numbers);
    }

    @Override
    public @Nullable String text(int column) {
        return column == 4 ? "SGD" : null;
    }

    @Override
    public long number(int column) {
        return numbers[column];
    }

    @Override
    public int scale(int column) {
        return column == 3 ? 2 : 0;
    }
}
