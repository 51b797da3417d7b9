package org.bluehorizons.charging.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.bluehorizons.charging.transactions.RegisterReading.Place;
import org.bluehorizons.charging.transactions.SessionEnergy.Oddity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SessionEnergyTest {

    private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");
    private static final int POWER = 22_000;

    private final List<RegisterReading> readings = new ArrayList<>();

    static List<Long> seeds() {
        return new Random(20261121).longs(200).boxed().toList();
    }

    @Test
    void takesWhatLiesBetweenStartAndStop() {
        reading(Place.START, 0, "1000000");
        reading(Place.STOP, 60, "1020000.5");
        assertEnergy("20000.5");
    }

    @Test
    void knowsNothingOfASessionWithoutReadings() {
        assertEnergy("0");
    }

    @Test
    void goesToTheLastReadingWhenTheStopIsMissing() {
        reading(Place.START, 0, "1000000");
        reading(Place.DURING, 10, "1002000");
        reading(Place.DURING, 30, "1006000");
        assertEnergy("6000");
    }

    @Test
    void readsKilowattHoursThatCallThemselvesWattHours() {
        reading(Place.START, 0, "1234567");
        for (var minute = 1; minute < 60; minute++) {
            reading(Place.DURING, minute, "" + (1234567 + minute * 300) / 1000);
        }
        reading(Place.STOP, 60, "1252567");
        assertEnergy("18000", Oddity.UNIT_WRONG);
    }

    @Test
    void readsThemWithoutAStopToo() {
        reading(Place.START, 0, "1234567");
        reading(Place.DURING, 30, "1240.567");
        reading(Place.DURING, 60, "1246.567");
        assertEnergy("12000", Oddity.UNIT_WRONG);
    }

    @Test
    void readsAStartInKilowattHours() {
        reading(Place.START, 0, "1234");
        reading(Place.DURING, 30, "1240000");
        reading(Place.STOP, 60, "1246000");
        assertEnergy("12000", Oddity.UNIT_WRONG);
    }

    @Test
    void goesOnFromZeroAfterAReset() {
        reading(Place.START, 0, "1000000");
        reading(Place.DURING, 30, "1008000");
        reading(Place.DURING, 40, "500");
        reading(Place.DURING, 50, "3000");
        reading(Place.STOP, 60, "6000");
        assertEnergy("14000", Oddity.REGISTER_RESET);
    }

    @Test
    void countsOverTheTopOfACounter() {
        reading(Place.START, 0, "99995000");
        reading(Place.DURING, 30, "99999000");
        reading(Place.STOP, 60, "4000");
        assertEnergy("9000", Oddity.REGISTER_WRAP);
    }

    @Test
    void leavesAStrayZeroOut() {
        reading(Place.START, 0, "1000000");
        reading(Place.DURING, 10, "1003000");
        reading(Place.DURING, 20, "0");
        reading(Place.DURING, 30, "1009000");
        reading(Place.STOP, 60, "1015000");
        assertEnergy("15000", Oddity.READING_IGNORED);
    }

    @Test
    void chargesNobodyForAStartOfZero() {
        reading(Place.START, 0, "0");
        reading(Place.DURING, 1, "5000000");
        reading(Place.STOP, 60, "5010000");
        assertEnergy("10000", Oddity.REGISTER_JUMP);
    }

    @Test
    void keepsWhatIsKnownWhenTheStopIsZero() {
        reading(Place.START, 0, "5000000");
        reading(Place.DURING, 30, "5008000");
        reading(Place.STOP, 60, "0");
        assertEnergy("8000", Oddity.REGISTER_RESET);
    }

    @Test
    void boundsNothingByAClockThatIsWrong() {
        readings.add(unclocked(Place.START, "1000000"));
        readings.add(unclocked(Place.STOP, "1040000"));
        assertEnergy("40000");
    }

    /** Missing, repeated, in another unit, in any order: start and stop tell. */
    @ParameterizedTest
    @MethodSource("seeds")
    void isRightAndTheSameForEveryOrder(long seed) {
        var random = new Random(seed);
        var truth = session(random, false);
        var known = new ArrayList<>(truth.subList(1, truth.size() - 1));
        known.removeIf(_ -> random.nextInt(3) == 0);
        known.add(truth.getFirst());
        known.add(truth.getLast());
        known.addAll(known.subList(0, random.nextInt(known.size())));
        Collections.shuffle(known, random);
        assertThat(SessionEnergy.of(known, POWER).wattHours())
                .isEqualByComparingTo(
                        truth.getLast().wattHours().subtract(truth.getFirst().wattHours()));
    }

    /** However odd the readings are. */
    @ParameterizedTest
    @MethodSource("seeds")
    void isTheSameForEveryOrderWithNonsenseInIt(long seed) {
        var random = new Random(seed);
        var known = new ArrayList<>(session(random, random.nextBoolean()));
        for (var index = 0; index < known.size(); index++) {
            if (random.nextInt(6) == 0) {
                known.set(index, spoilt(known.get(index), random));
            }
        }
        var once = SessionEnergy.of(known, POWER);
        assertThat(once.wattHours()).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(60_000));
        for (var turn = 0; turn < 5; turn++) {
            Collections.shuffle(known, random);
            assertThat(SessionEnergy.of(known, POWER)).isEqualTo(once);
        }
    }

    /** Only what came between the last reading before the reset and the reset can be lost. */
    @ParameterizedTest
    @MethodSource("seeds")
    void losesLittleAtAReset(long seed) {
        var random = new Random(seed);
        var truth = session(random, false);
        var reset = 3 + random.nextInt(truth.size() - 6);
        var base = truth.get(reset).wattHours();
        var known = new ArrayList<RegisterReading>();
        for (var index = 0; index < truth.size(); index++) {
            var reading = truth.get(index);
            known.add(
                    index < reset
                            ? reading
                            : with(reading, reading.wattHours().subtract(base), true));
        }
        Collections.shuffle(known, random);
        var all = truth.getLast().wattHours().subtract(truth.getFirst().wattHours());
        var step = truth.get(reset).wattHours().subtract(truth.get(reset - 1).wattHours());
        assertThat(SessionEnergy.of(known, POWER).wattHours()).isBetween(all.subtract(step), all);
    }

    /** A register that never falls, by no more than 22 kW. */
    private static List<RegisterReading> session(Random random, boolean wrongLabels) {
        var session = new ArrayList<RegisterReading>();
        var register = BigDecimal.valueOf(1_000_000 + random.nextInt(50_000_000));
        var minutes = 20 + random.nextInt(100);
        for (var minute = 0; minute <= minutes; minute++) {
            var place = minute == 0 ? Place.START : minute == minutes ? Place.STOP : Place.DURING;
            var reading = at(place, minute, register);
            var kilowattHours = place == Place.DURING && random.nextBoolean();
            session.add(
                    kilowattHours && wrongLabels
                            ? with(reading, register.movePointLeft(3), true)
                            : with(reading, register, !kilowattHours));
            register = register.add(BigDecimal.valueOf(random.nextInt(366)));
        }
        return session;
    }

    private static RegisterReading spoilt(RegisterReading reading, Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> with(reading, BigDecimal.ZERO, true);
            case 1 -> with(reading, BigDecimal.valueOf(random.nextInt(2_000_000_000)), true);
            default -> with(reading, reading.wattHours().movePointLeft(3), true);
        };
    }

    private static RegisterReading with(
            RegisterReading reading, BigDecimal wattHours, boolean labelledWattHours) {
        return new RegisterReading(
                reading.place(),
                reading.at(),
                reading.toldAt(),
                wattHours,
                labelledWattHours,
                false,
                true);
    }

    private static RegisterReading at(Place place, int minute, BigDecimal wattHours) {
        var at = START.plus(Duration.ofMinutes(minute));
        return new RegisterReading(place, at, at, wattHours, true, false, true);
    }

    private static RegisterReading unclocked(Place place, String wattHours) {
        return new RegisterReading(
                place, START, Instant.EPOCH, new BigDecimal(wattHours), true, false, false);
    }

    private void reading(Place place, int minute, String wattHours) {
        readings.add(at(place, minute, new BigDecimal(wattHours)));
    }

    private void assertEnergy(String wattHours, Oddity... oddities) {
        var result = SessionEnergy.of(readings, POWER);
        assertThat(result.wattHours()).isEqualByComparingTo(wattHours);
        assertThat(result.oddities()).containsExactlyInAnyOrder(oddities);
    }
}
