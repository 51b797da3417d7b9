package org.bluehorizons.charging.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.bluehorizons.charging.profiles.ChargingProfile.Kind;
import org.bluehorizons.charging.profiles.ChargingProfile.Period;
import org.bluehorizons.charging.profiles.ChargingProfile.Recurrency;
import org.bluehorizons.charging.profiles.ChargingProfile.Schedule;
import org.bluehorizons.charging.profiles.ChargingProfile.Unit;
import org.bluehorizons.charging.profiles.CompositeSchedule.Place;
import org.bluehorizons.charging.profiles.CompositeSchedule.Step;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CompositeScheduleTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-11-21T00:00:00Z");
    private static final Place IDLE = Place.idle(230);

    @Test
    void takesTheLowestOfThePurposes() {
        var station = profile(1, Purpose.STATION_MAX, 0, Kind.ABSOLUTE, always(20_000));
        var session = profile(2, Purpose.TX_DEFAULT, 9, Kind.ABSOLUTE, always(30_000));

        assertThat(at(List.of(station, session), IDLE, 60)).hasValue(20_000);
    }

    @Test
    void takesTheHighestStackLevelThatSaysSomething() {
        var low = profile(1, Purpose.TX_DEFAULT, 1, Kind.ABSOLUTE, always(10_000));
        var high =
                profile(
                        2,
                        Purpose.TX_DEFAULT,
                        2,
                        Kind.ABSOLUTE,
                        new Schedule(MIDNIGHT, 3_600, Unit.W, List.of(from(0, 15_000)), null));

        var composite =
                CompositeSchedule.of(List.of(high, low), IDLE, MIDNIGHT, Duration.ofHours(2));

        assertThat(composite.steps())
                .containsExactly(
                        new Step(MIDNIGHT, 15_000L),
                        new Step(MIDNIGHT.plusSeconds(3_600), 10_000L));
    }

    @Test
    void letsASessionsOwnProfileTakeThePlaceOfTheDefault() {
        var usual = profile(1, Purpose.TX_DEFAULT, 9, Kind.ABSOLUTE, always(5_000));
        var own = ofSession(2, "42", always(11_000));
        var session = new Place(MIDNIGHT, "42", 230);
        var other = new Place(MIDNIGHT, "43", 230);

        assertThat(at(List.of(usual, own), session, 60)).hasValue(11_000);
        assertThat(at(List.of(usual, own), other, 60)).hasValue(5_000);
        assertThat(at(List.of(usual, own), IDLE, 60)).hasValue(5_000);
    }

    @Test
    void beginsRelativeSchedulesWithTheSession() {
        var relative =
                profile(
                        1,
                        Purpose.TX_DEFAULT,
                        0,
                        Kind.RELATIVE,
                        new Schedule(
                                null,
                                null,
                                Unit.W,
                                List.of(from(0, 20_000), from(600, 7_000)),
                                null));
        var session = new Place(MIDNIGHT.plusSeconds(100), "1", 230);

        assertThat(at(List.of(relative), IDLE, 200)).isEmpty();
        assertThat(at(List.of(relative), session, 99)).isEmpty();
        assertThat(at(List.of(relative), session, 699)).hasValue(20_000);
        assertThat(at(List.of(relative), session, 700)).hasValue(7_000);
    }

    @Test
    void repeatsEachDayWhatRecurs() {
        var night =
                new ChargingProfile(
                        1,
                        Purpose.STATION_MAX,
                        0,
                        Kind.RECURRING,
                        Recurrency.DAILY,
                        null,
                        MIDNIGHT.plus(Duration.ofDays(3)),
                        null,
                        List.of(
                                new Schedule(
                                        MIDNIGHT,
                                        8 * 3_600,
                                        Unit.W,
                                        List.of(from(0, 40_000)),
                                        null)));

        assertThat(at(List.of(night), IDLE, 86_400 + 3_600)).hasValue(40_000);
        assertThat(at(List.of(night), IDLE, 86_400 + 8 * 3_600)).isEmpty();
        assertThat(at(List.of(night), IDLE, 3 * 86_400 + 3_600)).isEmpty();
        assertThat(CompositeSchedule.of(List.of(night), IDLE, MIDNIGHT, Duration.ofDays(7)).steps())
                .hasSize(6);
    }

    @Test
    void turnsAmperesIntoWattsByTheirPhases() {
        var one = new Period(0, BigDecimal.valueOf(16), 1, null);
        var three = new Period(60, BigDecimal.valueOf(16), null, null);
        var schedule = new Schedule(MIDNIGHT, null, Unit.A, List.of(one, three), null);
        var profile = profile(1, Purpose.TX_DEFAULT, 0, Kind.ABSOLUTE, schedule);

        assertThat(at(List.of(profile), IDLE, 0)).hasValue(3_680);
        assertThat(at(List.of(profile), IDLE, 60)).hasValue(11_040);
    }

    /** The steps say at every time what the profiles say at that time. */
    @Test
    void missesNoChange() {
        var limited = 0;
        for (var seed = 0; seed < 2_000; seed++) {
            var random = new Random(seed);
            var profiles = new ArrayList<ChargingProfile>();
            for (var id = 1; id <= random.nextInt(1, 6); id++) {
                profiles.add(anyProfile(random, id));
            }
            var place =
                    random.nextBoolean()
                            ? IDLE
                            : new Place(anyTime(random), random.nextBoolean() ? "1" : "2", 230);
            var from = anyTime(random);
            var length = Duration.ofSeconds(random.nextInt(1, 12 * 86_400));
            var composite = CompositeSchedule.of(profiles, place, from, length);

            for (var step = 1; step < composite.steps().size(); step++) {
                assertThat(composite.steps().get(step).from())
                        .isAfter(composite.steps().get(step - 1).from());
                assertThat(composite.steps().get(step).watts())
                        .isNotEqualTo(composite.steps().get(step - 1).watts());
            }
            for (var probe = 0; probe < 50; probe++) {
                var time = from.plusSeconds(random.nextLong(length.toSeconds()));
                var told =
                        composite.steps().stream()
                                .filter(step -> !step.from().isAfter(time))
                                .reduce((_, later) -> later)
                                .orElseThrow()
                                .watts();
                var truth = CompositeSchedule.at(profiles, place, time);
                assertThat(told)
                        .as("seed %d at %s", seed, time)
                        .isEqualTo(truth.isEmpty() ? null : Long.valueOf(truth.getAsLong()));
                limited += truth.isEmpty() ? 0 : 1;
            }
        }
        assertThat(limited).isGreaterThan(10_000);
    }

    private static ChargingProfile anyProfile(Random random, int id) {
        var kind = List.of(Kind.values()).get(random.nextInt(3));
        var periods = new ArrayList<Period>();
        var begin = random.nextInt(5) == 0 ? random.nextInt(1_000) : 0;
        for (var count = random.nextInt(1, 5); count > 0; count--) {
            periods.add(from(begin, random.nextInt(50_000)));
            begin += random.nextInt(1, 86_400);
        }
        var schedule =
                new Schedule(
                        kind == Kind.RELATIVE ? null : anyTime(random),
                        random.nextBoolean() ? null : Integer.valueOf(random.nextInt(1, 200_000)),
                        random.nextBoolean() ? Unit.W : Unit.A,
                        periods,
                        null);
        return new ChargingProfile(
                id,
                List.of(Purpose.values()).get(random.nextInt(4)),
                random.nextInt(4),
                kind,
                kind != Kind.RECURRING
                        ? null
                        : random.nextBoolean() ? Recurrency.DAILY : Recurrency.WEEKLY,
                random.nextBoolean() ? null : anyTime(random),
                random.nextBoolean() ? null : anyTime(random),
                random.nextBoolean() ? null : "1",
                List.of(schedule));
    }

    private static Instant anyTime(Random random) {
        return MIDNIGHT.plusSeconds(random.nextInt(-10 * 86_400, 10 * 86_400));
    }

    private static OptionalLong at(List<ChargingProfile> profiles, Place place, int seconds) {
        return CompositeSchedule.at(profiles, place, MIDNIGHT.plusSeconds(seconds));
    }

    private static Schedule always(int watts) {
        return ChargingProfile.always(Unit.W, BigDecimal.valueOf(watts), MIDNIGHT);
    }

    private static Period from(int seconds, int limit) {
        return new Period(seconds, BigDecimal.valueOf(limit), null, null);
    }

    private static ChargingProfile ofSession(int id, String transaction, Schedule schedule) {
        return profile(id, Purpose.TX, 0, Kind.ABSOLUTE, transaction, schedule);
    }

    private static ChargingProfile profile(
            int id, Purpose purpose, int stackLevel, Kind kind, Schedule schedule) {
        return profile(id, purpose, stackLevel, kind, null, schedule);
    }

    private static ChargingProfile profile(
            int id,
            Purpose purpose,
            int stackLevel,
            Kind kind,
            @Nullable String transaction,
            Schedule schedule) {
        return new ChargingProfile(
                id, purpose, stackLevel, kind, null, null, null, transaction, List.of(schedule));
    }
}
