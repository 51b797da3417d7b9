package org.bluehorizons.charging.tariffs;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a session costs: a pure function of the session, the tariff's terms and the time zone.
 *
 * <ul>
 *   <li>A session that delivered no energy costs nothing.
 *   <li>Energy is taken as drawn evenly from the start until it stopped flowing: that is how it is
 *       shared among the times of day with prices of their own. Whole watt-hours; the rest goes to
 *       the last.
 *   <li>Time counts in minutes with two decimals, each price's time rounded half up once.
 *   <li>Equal prices make one line; each line is rounded half up to the currency's digits; the cost
 *       is the sum of its lines. Minimum and maximum come last.
 *   <li>Times that run backwards (a station's clock) count as none.
 * </ul>
 */
final class CostRule {

    private static final BigDecimal MILLIS_A_MINUTE = BigDecimal.valueOf(60_000);
    private static final int MINUTE_DECIMALS = 2;

    private final ChargingTerms terms;
    private final ZoneId zone;
    private final int digits;
    private final List<CostLine> lines = new ArrayList<>();

    private CostRule(ChargingTerms terms, ZoneId zone, int digits) {
        this.terms = terms;
        this.zone = zone;
        this.digits = digits;
    }

    static SessionCost cost(
            ChargingSession session,
            ChargingTerms terms,
            String currency,
            @Nullable UUID tariff,
            ZoneId zone) {
        var digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        var rule = new CostRule(terms, zone, digits);
        var wattHours = session.energyWattHours().setScale(0, RoundingMode.HALF_UP);
        if (wattHours.signum() > 0) {
            rule.add(session, wattHours);
        }
        return new SessionCost(rule.sum(), currency, tariff, rule.lines);
    }

    private void add(ChargingSession session, BigDecimal wattHours) {
        var stopped = stopOf(session);
        line("session", BigDecimal.ONE, "session", terms.perSession());
        var charging = Period.of(terms, zone, session.startedAt(), stopped);
        energy(session.startedAt(), charging, wattHours);
        time("charging_time", charging, Period::perChargingMinute);
        var idleFrom = stopped.plus(Duration.ofMinutes(terms.idleGraceMinutes()));
        time("idle_time", Period.of(terms, zone, idleFrom, session.until()), Period::perIdleMinute);
        limit("minimum", terms.minimum(), 1);
        limit("maximum", terms.maximum(), -1);
    }

    private static Instant stopOf(ChargingSession session) {
        var ended = session.chargingEndedAt();
        return ended == null || ended.isAfter(session.until()) ? session.until() : ended;
    }

    private void energy(Instant start, List<Period> periods, BigDecimal wattHours) {
        var byPrice = new LinkedHashMap<BigDecimal, BigDecimal>();
        var total = periods.stream().mapToLong(period -> period.length().toMillis()).sum();
        var shared = BigDecimal.ZERO;
        long passed = 0;
        for (var period : periods) {
            passed += period.length().toMillis();
            if (passed == 0) {
                continue;
            }
            var until =
                    wattHours
                            .multiply(BigDecimal.valueOf(passed))
                            .divide(BigDecimal.valueOf(total), 0, RoundingMode.DOWN);
            byPrice.merge(period.perKilowattHour(), until.subtract(shared), BigDecimal::add);
            shared = until;
        }
        if (total == 0) {
            byPrice.put(Period.at(terms, zone, start).perKilowattHour(), wattHours);
        }
        byPrice.forEach((price, share) -> line("energy", share.movePointLeft(3), "kWh", price));
    }

    private void time(String kind, List<Period> periods, Function<Period, BigDecimal> price) {
        Map<BigDecimal, Long> byPrice = new LinkedHashMap<>();
        periods.forEach(period ->
                byPrice.merge(price.apply(period), period.length().toMillis(), Long::sum));
        byPrice.forEach((each, millis) ->
                line(
                        kind,
                        BigDecimal.valueOf(millis)
                                .divide(MILLIS_A_MINUTE, MINUTE_DECIMALS, RoundingMode.HALF_UP),
                        "minute",
                        each));
    }

    /** Fills up to it (direction 1) or takes off what is beyond it (-1). */
    private void limit(String kind, @Nullable BigDecimal limit, int direction) {
        if (limit != null) {
            var lacking = limit.setScale(digits, RoundingMode.HALF_UP).subtract(sum());
            if (lacking.signum() == direction) {
                lines.add(new CostLine(kind, BigDecimal.ONE, "session", lacking, lacking));
            }
        }
    }

    private void line(String kind, BigDecimal quantity, String unit, BigDecimal price) {
        if (price.signum() > 0 && quantity.signum() > 0) {
            lines.add(
                    new CostLine(
                            kind,
                            quantity,
                            unit,
                            price,
                            quantity.multiply(price).setScale(digits, RoundingMode.HALF_UP)));
        }
    }

    private BigDecimal sum() {
        return lines.stream()
                .map(CostLine::amount)
                .reduce(BigDecimal.ZERO.setScale(digits), BigDecimal::add);
    }
}
