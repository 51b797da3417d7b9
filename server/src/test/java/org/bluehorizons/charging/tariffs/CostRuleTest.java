package org.bluehorizons.charging.tariffs;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CostRuleTest {

    private static final ZoneId SINGAPORE = ZoneId.of("Asia/Singapore");

    /** A Monday, 21:00 in Singapore. */
    private static final Instant EVENING = Instant.parse("2026-03-02T13:00:00Z");

    @Test
    void pricesTheSessionItsEnergyAndTheTimeAfterTheGrace() {
        var cost =
                cost(
                        session(Duration.ofMinutes(90), Duration.ofMinutes(60), 22_345),
                        terms("1.00", "0.55", "0.02", "0.20", 10, null, null));

        assertThat(cost.lines())
                .containsExactly(
                        line("session", "1", "session", "1", "1.00"),
                        line("energy", "22.345", "kWh", "0.55", "12.29"),
                        line("charging_time", "60.00", "minute", "0.02", "1.20"),
                        line("idle_time", "20.00", "minute", "0.2", "4.00"));
        assertThat(cost.amount()).isEqualByComparingTo("18.49");
    }

    @Test
    void chargesNoIdleTimeWhileEnergyFlows() {
        var cost =
                cost(
                        session(Duration.ofHours(5), null, 10_000),
                        terms("0", "0.50", "0", "1.00", 0, null, null));

        assertThat(cost.amount()).isEqualByComparingTo("5.00");
    }

    @Test
    void costsNothingWithoutEnergy() {
        var cost =
                cost(
                        session(Duration.ofHours(5), Duration.ZERO, 0),
                        terms("1.00", "0.50", "0.10", "1.00", 0, "5.00", null));

        assertThat(cost.lines()).isEmpty();
        assertThat(cost.amount()).isEqualByComparingTo("0.00");
    }

    @Test
    void fillsUpToTheMinimumAndCutsAtTheMaximum() {
        var terms = terms("0", "0.50", "0", "0", 0, "2.00", "10.00");

        assertThat(cost(session(Duration.ofHours(1), null, 1_000), terms).lines())
                .containsExactly(
                        line("energy", "1.000", "kWh", "0.5", "0.50"),
                        line("minimum", "1", "session", "1.50", "1.50"));
        assertThat(cost(session(Duration.ofHours(1), null, 30_000), terms).lines())
                .containsExactly(
                        line("energy", "30.000", "kWh", "0.5", "15.00"),
                        line("maximum", "1", "session", "-5.00", "-5.00"));
    }

    @Test
    void sharesEnergyAmongDayAndNightInTheZoneOfTheSite() {
        var terms =
                night(
                        Set.of(),
                        LocalTime.of(22, 0),
                        LocalTime.of(6, 0),
                        terms("0", "0.60", "0", "0", 0, null, null));

        assertThat(cost(session(Duration.ofHours(3), null, 30_000), terms).lines())
                .containsExactly(
                        line("energy", "10.000", "kWh", "0.6", "6.00"),
                        line("energy", "20.000", "kWh", "0.3", "6.00"));
    }

    @Test
    void keepsAWindowThatRunsOverMidnightToTheDayOnWhichItBegins() {
        var terms =
                night(
                        Set.of(DayOfWeek.TUESDAY),
                        LocalTime.of(22, 0),
                        LocalTime.of(6, 0),
                        terms("0", "0.60", "0", "0", 0, null, null));

        assertThat(cost(session(Duration.ofHours(8), null, 8_000), terms).amount())
                .as("Monday night")
                .isEqualByComparingTo("4.80");
        var tuesday = session(Duration.ofHours(8), null, 8_000, EVENING.plus(Duration.ofDays(1)));
        assertThat(cost(tuesday, terms).amount()).isEqualByComparingTo("2.70");
    }

    @Test
    void roundsAsTheCurrencyDoes() {
        var terms = terms("0", "33.3", "0", "0", 0, null, null);
        var session = session(Duration.ofHours(1), null, 1_000);

        assertThat(CostRule.cost(session, terms, "JPY", null, SINGAPORE).amount())
                .isEqualTo(new BigDecimal("33"));
    }

    static ChargingSession session(Duration whole, @Nullable Duration charging, long wattHours) {
        return session(whole, charging, wattHours, EVENING);
    }

    static ChargingSession session(
            Duration whole, @Nullable Duration charging, long wattHours, Instant start) {
        return new ChargingSession(
                UUID.randomUUID(),
                "CP1",
                1,
                start,
                start.plus(whole),
                charging == null ? null : start.plus(charging),
                BigDecimal.valueOf(wattHours),
                false);
    }

    static ChargingTerms terms(
            String session,
            String energy,
            String charging,
            String idle,
            int grace,
            @Nullable String minimum,
            @Nullable String maximum) {
        return new ChargingTerms(
                new BigDecimal(session),
                new BigDecimal(energy),
                new BigDecimal(charging),
                new BigDecimal(idle),
                grace,
                minimum == null ? null : new BigDecimal(minimum),
                maximum == null ? null : new BigDecimal(maximum),
                new BigDecimal("9"),
                List.of());
    }

    static ChargingTerms night(
            Set<DayOfWeek> days, LocalTime from, LocalTime until, ChargingTerms day) {
        return new ChargingTerms(
                day.perSession(),
                day.perKilowattHour(),
                day.perChargingMinute(),
                day.perIdleMinute(),
                day.idleGraceMinutes(),
                day.minimum(),
                day.maximum(),
                day.taxPercent(),
                List.of(
                        new ChargingTerms.Window(
                                "night",
                                days,
                                from,
                                until,
                                day.perKilowattHour().divide(BigDecimal.TWO),
                                null,
                                null)));
    }

    static SessionCost cost(ChargingSession session, ChargingTerms terms) {
        return CostRule.cost(session, terms, "SGD", null, SINGAPORE);
    }

    private static CostLine line(
            String kind, String quantity, String unit, String price, String amount) {
        return new CostLine(
                kind,
                new BigDecimal(quantity),
                unit,
                new BigDecimal(price),
                new BigDecimal(amount));
    }
}
