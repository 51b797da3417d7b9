package org.bluehorizons.ingestion.loads;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.DriverManager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bluehorizons.ingestion.BinaryCopy;
import org.bluehorizons.ingestion.BinaryRows;
import org.bluehorizons.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values on their way from text into PostgreSQL. */
class BinaryRowsTest {

    private static final int DAYS_TO_2000 = 10_957;
    private static final int ROUNDS = 20_000;

    private final Decimals decimals = new Decimals();

    @Test
    void bringsNumbersDaysAndTextsIntoTheDatabaseAsTheyWere() throws Exception {
        var chance = new Random(20_261_121);
        var rows = new BinaryRows(new byte[16]);
        var expected = new ArrayList<String>();
        for (var round = 0; round < ROUNDS; round++) {
            var number = number(chance);
            var day = LocalDate.of(1, 1, 1).plusDays(chance.nextInt(3_652_000));
            var text = "é€ü" + round;
            rows.beginRow(4);
            assertThat(decimals.read(number.toPlainString())).isTrue();
            rows.numeric(decimals.unscaled(), decimals.scale());
            rows.int4((int) (Decimals.day(day.toString()) - DAYS_TO_2000));
            rows.text(text);
            if (round % 7 == 0) {
                rows.takeBackRow();
            } else {
                rows.int8(-round);
                expected.add("%s|%s|%s|%d".formatted(number.toPlainString(), day, text, -round));
            }
        }
        var found = copied(rows);
        for (var index = 0; index < expected.size(); index++) {
            assertThat(found.get(index)).isEqualTo(expected.get(index));
        }
        assertThat(found).hasSameSizeAs(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                "1.",
                ".5",
                "1e3",
                "1,5",
                "1.2.3",
                " 1",
                "0x1",
                "1234567890123456789",
                "0.1234567890123456"
            })
    void takesNoOtherTextForANumber(String text) {
        assertThat(decimals.read(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-1-01",
                "2026-13-01",
                "2026-00-10",
                "2026-02-29",
                "1900-02-29",
                "0000-01-01",
                "2026-11-31",
                "2026/11/21",
                "2026-11-2x",
                "20261121",
                "2026-11-211"
            })
    void takesNoOtherTextForADay(String text) {
        assertThat(Decimals.day(text)).isEqualTo(Long.MIN_VALUE);
    }

    @ParameterizedTest
    @CsvSource({"5,true", "5.00,true", "5.01,false", "-5,true", "-5.01,false", "4.99,true"})
    void comparesWithBoundsExactly(String number, boolean within) {
        assertThat(decimals.read(number)).isTrue();
        assertThat(decimals.within(-5, 5)).isEqualTo(within);
    }

    private static BigDecimal number(Random chance) {
        var scale = chance.nextInt(16);
        var digits = scale + chance.nextInt(19 - scale);
        var unscaled = digits == 0 ? 0 : chance.nextLong((long) Math.pow(10, digits));
        return BigDecimal.valueOf(chance.nextBoolean() ? unscaled : -unscaled, scale);
    }

    private static List<String> copied(BinaryRows rows) throws Exception {
        try (var connection = DriverManager.getConnection(TestDatabase.create());
                var statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE copied (number numeric, day date, text text, count bigint)");
            var length = rows.length();
            try (var copy = BinaryCopy.into(connection, "copied")) {
                copy.write(rows.handOver(new byte[0]), length);
                copy.end();
            }
            var found = new ArrayList<String>();
            try (var all =
                    statement.executeQuery(
                            "SELECT concat_ws('|', number, day, text, count) FROM copied ORDER BY count DESC")) {
                while (all.next()) {
                    found.add(all.getString(1));
                }
            }
            return found;
        }
    }
}
