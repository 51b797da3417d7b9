package org.bluehorizons.ingestion.rates;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Sums without objects, against sums with them. */
class SumsTest {

    private static final long MOST = 10_000_000_000_000_000L;
    private static final BigInteger LOW_END = BigInteger.valueOf(MOST);

    private final Random chance = new Random(20_261_121);

    @Test
    void addsUpAsWholeNumbersOfAnySizeDo() {
        var sums = new Sums(1);
        var expected = new TreeMap<Long, BigInteger>();
        var numbers = new TreeMap<Long, Long>();
        for (var round = 0; round < 50_000; round++) {
            var key = chance.nextInt(3) == 0 ? chance.nextLong() : chance.nextLong(-500, 500);
            // Now and then as much as there may be, so that sums outgrow 64 bits.
            var amount = chance.nextBoolean() ? MOST : chance.nextLong(MOST);
            sums.add(key, amount);
            expected.merge(key, BigInteger.valueOf(amount), BigInteger::add);
            numbers.merge(key, 1L, Long::sum);
        }
        assertThat(sums.keys())
                .containsExactly(expected.keySet().stream().mapToLong(Long::longValue).toArray());
        for (var key : sums.keys()) {
            var slot = sums.slot(key);
            assertThat(
                            BigInteger.valueOf(sums.high(slot))
                                    .multiply(LOW_END)
                                    .add(BigInteger.valueOf(sums.low(slot))))
                    .isEqualTo(expected.get(key));
            assertThat(sums.number(slot)).isEqualTo(numbers.get(key));
        }
    }

    @Test
    void keysKeepTheirPartsAndSortByThem() {
        var before = Long.MIN_VALUE;
        for (var day = RateQuestion.FIRST_DAY;
                !day.isAfter(RateQuestion.LAST_DAY);
                day = day.plusDays(1 + chance.nextInt(40))) {
            for (var origin : locations()) {
                for (var destination : locations()) {
                    var currency = chance.nextInt(TotalKey.MOST_CURRENCIES);
                    var key = TotalKey.of(day.toEpochDay(), origin, destination, currency);
                    assertThat(LocalDate.ofEpochDay(TotalKey.day(key))).isEqualTo(day);
                    assertThat(TotalKey.origin(key)).isEqualTo(origin);
                    assertThat(TotalKey.destination(key)).isEqualTo(destination);
                    assertThat(TotalKey.currency(key)).isEqualTo(currency);
                    assertThat(key).isGreaterThan(before);
                    before = key;
                }
            }
        }
    }

    private static int[] locations() {
        return new int[] {0, 1, 4_711, TotalKey.MOST_LOCATIONS - 1};
    }

    @Test
    void thereIsRoomForAllCurrencies() {
        assertThat(Currencies.count()).isLessThanOrEqualTo(TotalKey.MOST_CURRENCIES);
        for (var code : Currencies.codes()) {
            assertThat(Currencies.code(Currencies.number(code))).isEqualTo(code);
        }
    }
}
