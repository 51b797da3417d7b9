package org.bluehorizons.charging.tariffs;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A time in which the prices are the same.
 *
 * @param until after {@code from}
 */
@Schema(name = "TariffPeriod")
record Period(
        Instant from,
        Instant until,
        BigDecimal perKilowattHour,
        BigDecimal perChargingMinute,
        BigDecimal perIdleMinute) {

    Duration length() {
        return Duration.between(from, until);
    }

    /** The prices of one instant. */
    static Period at(ChargingTerms terms, ZoneId zone, Instant instant) {
        return between(terms, instant.atZone(zone), instant);
    }

    /** In order and without gaps; none when {@code until} is not after {@code from}. */
    static List<Period> of(ChargingTerms terms, ZoneId zone, Instant from, Instant until) {
        if (!from.isBefore(until)) {
            return List.of();
        }
        var bounds = new TreeSet<Instant>();
        for (var day = from.atZone(zone).toLocalDate();
                !day.atStartOfDay(zone).toInstant().isAfter(until);
                day = day.plusDays(1)) {
            bounds.add(day.atStartOfDay(zone).toInstant());
            for (var window : terms.windows()) {
                bounds.add(day.atTime(window.from()).atZone(zone).toInstant());
                bounds.add(day.atTime(window.until()).atZone(zone).toInstant());
            }
        }
        bounds.removeIf(bound -> !bound.isAfter(from) || !bound.isBefore(until));
        bounds.add(until);
        var periods = new ArrayList<Period>();
        var start = from;
        for (var bound : bounds) {
            periods.add(between(terms, start.atZone(zone), bound));
            start = bound;
        }
        return periods;
    }

    private static Period between(ChargingTerms terms, ZonedDateTime from, Instant until) {
        for (var window : terms.windows()) {
            if (window.covers(from.getDayOfWeek(), from.toLocalTime())) {
                return new Period(
                        from.toInstant(),
                        until,
                        or(window.perKilowattHour(), terms.perKilowattHour()),
                        or(window.perChargingMinute(), terms.perChargingMinute()),
                        or(window.perIdleMinute(), terms.perIdleMinute()));
            }
        }
        return new Period(
                from.toInstant(),
                until,
                terms.perKilowattHour(),
                terms.perChargingMinute(),
                terms.perIdleMinute());
    }

    private static BigDecimal or(@Nullable BigDecimal price, BigDecimal otherwise) {
        return price == null ? otherwise : price;
    }
}
