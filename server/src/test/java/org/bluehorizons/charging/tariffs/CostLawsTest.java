package org.bluehorizons.charging.tariffs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bluehorizons.charging.tariffs.CostRuleTest.cost;
import static org.bluehorizons.charging.tariffs.CostRuleTest.night;
import static org.bluehorizons.charging.tariffs.CostRuleTest.session;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Laws that hold for every session and tariff; the repetition is the seed. */
class CostLawsTest {

    private static final int TIMES = 300;

    private Random chance = new Random();

    @RepeatedTest(TIMES)
    void costsTheSumOfLinesOfWhichEachIsItsQuantityTimesItsPrice(RepetitionInfo repetition) {
        chance = new Random(repetition.getCurrentRepetition());
        var cost = cost(anySession(), night(Set.of(), anyTime(), anyTime(), anyTerms()));

        assertThat(cost.amount())
                .isEqualTo(
                        cost.lines().stream()
                                .map(CostLine::amount)
                                .reduce(new BigDecimal("0.00"), BigDecimal::add));
        assertThat(cost.lines())
                .allSatisfy(line ->
                        assertThat(line.amount())
                                .isEqualByComparingTo(
                                        line.quantity()
                                                .multiply(line.price())
                                                .setScale(2, RoundingMode.HALF_UP)));
    }

    @RepeatedTest(TIMES)
    void pricesEveryWattHourOnceWhateverTheWindows(RepetitionInfo repetition) {
        chance = new Random(repetition.getCurrentRepetition());
        var session = anySession();
        var cost =
                cost(
                        session,
                        night(
                                Set.of(),
                                anyTime(),
                                anyTime(),
                                CostRuleTest.terms("0", "0.50", "0", "0", 0, null, null)));

        assertThat(
                        cost.lines().stream()
                                .map(CostLine::quantity)
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .movePointRight(3))
                .isEqualByComparingTo(session.energyWattHours());
    }

    @RepeatedTest(TIMES)
    void staysBetweenMinimumAndMaximum(RepetitionInfo repetition) {
        chance = new Random(repetition.getCurrentRepetition());
        var terms = anyTerms();
        var session = anySession();
        var amount = cost(session, terms).amount();

        if (session.energyWattHours().signum() == 0) {
            assertThat(amount).isEqualByComparingTo("0");
        } else {
            assertThat(amount)
                    .isBetween(
                            terms.minimum() == null ? BigDecimal.ZERO : terms.minimum(),
                            terms.maximum() == null
                                    ? BigDecimal.valueOf(1_000_000)
                                    : terms.maximum());
        }
    }

    @RepeatedTest(TIMES)
    void neverCostsLessForMoreEnergyOrALaterEnd(RepetitionInfo repetition) {
        chance = new Random(repetition.getCurrentRepetition());
        var terms = anyTerms();
        var less = anySession();
        var more =
                new ChargingSession(
                        less.transactionId(),
                        less.stationId(),
                        less.evseId(),
                        less.startedAt(),
                        less.until().plusSeconds(chance.nextInt(10_000)),
                        less.chargingEndedAt(),
                        less.energyWattHours().add(BigDecimal.valueOf(chance.nextInt(10_000))),
                        false);

        assertThat(cost(more, terms).amount()).isGreaterThanOrEqualTo(cost(less, terms).amount());
    }

    @RepeatedTest(TIMES)
    void costsTheSameWithAWindowThatChangesNothing(RepetitionInfo repetition) {
        chance = new Random(repetition.getCurrentRepetition());
        var terms = anyTerms();
        var session = anySession();
        var window =
                new ChargingTerms.Window("same", Set.of(), anyTime(), anyTime(), null, null, null);
        var windowed =
                new ChargingTerms(
                        terms.perSession(),
                        terms.perKilowattHour(),
                        terms.perChargingMinute(),
                        terms.perIdleMinute(),
                        terms.idleGraceMinutes(),
                        terms.minimum(),
                        terms.maximum(),
                        terms.taxPercent(),
                        List.of(window));

        assertThat(cost(session, windowed)).isEqualTo(cost(session, terms));
    }

    private ChargingSession anySession() {
        var whole = Duration.ofSeconds(chance.nextInt(200_000));
        var charging = chance.nextBoolean() ? null : Duration.ofSeconds(chance.nextInt(200_000));
        return session(
                whole,
                charging,
                chance.nextInt(10) == 0 ? 0 : chance.nextInt(100_000),
                Instant.ofEpochSecond(1_700_000_000L + chance.nextInt(100_000_000)));
    }

    private ChargingTerms anyTerms() {
        var minimum = chance.nextBoolean() ? null : "%d.00".formatted(chance.nextInt(10));
        var maximum = chance.nextBoolean() ? null : "%d.50".formatted(10 + chance.nextInt(50));
        return CostRuleTest.terms(
                anyPrice(),
                anyPrice(),
                anyPrice(),
                anyPrice(),
                chance.nextInt(60),
                minimum,
                maximum);
    }

    private String anyPrice() {
        return "0.%05d".formatted(chance.nextInt(100_000));
    }

    private LocalTime anyTime() {
        return LocalTime.ofSecondOfDay(60L * chance.nextInt(1_440));
    }
}
