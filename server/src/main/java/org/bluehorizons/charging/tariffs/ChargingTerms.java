package org.bluehorizons.charging.tariffs;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.bluehorizons.platform.Rules;
import org.jspecify.annotations.Nullable;

/**
 * What a tariff says, tax included. Amounts that are left out are zero, lists empty.
 *
 * @param perChargingMinute from the start until energy stops flowing for good
 * @param perIdleMinute from then until the end, beyond the grace time
 * @param minimum what a session costs at least; null: nothing
 * @param maximum what a session costs at most; null: no limit
 * @param taxPercent of the tax that is in the prices
 * @param windows times of day with other prices, in the time zone of the station's site; the first
 *     that fits counts
 */
@Schema(name = "ChargingTariffTerms")
record ChargingTerms(
        @Schema(example = "1.00") BigDecimal perSession,
        @Schema(example = "0.55") BigDecimal perKilowattHour,
        @Schema(example = "0.00") BigDecimal perChargingMinute,
        @Schema(example = "0.20") BigDecimal perIdleMinute,
        @Schema(example = "10") Integer idleGraceMinutes,
        @Schema(example = "2.00") @Nullable BigDecimal minimum,
        @Schema(example = "80.00") @Nullable BigDecimal maximum,
        @Schema(example = "9") BigDecimal taxPercent,
        List<Window> windows) {

    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);
    private static final int MOST_WINDOWS = 20;
    private static final int LONGEST_GRACE_MINUTES = 1_440;

    /**
     * Prices at a time of day; a price that is null is as outside of it.
     *
     * @param days on which it begins; empty: on every day
     * @param until before this; one that is not after {@code from} means the next day
     */
    @Schema(name = "ChargingTariffWindow")
    record Window(
            @Schema(example = "night") String name,
            Set<DayOfWeek> days,
            @Schema(type = "string", example = "22:00") LocalTime from,
            @Schema(type = "string", example = "06:00") LocalTime until,
            @Schema(example = "0.40") @Nullable BigDecimal perKilowattHour,
            @Nullable BigDecimal perChargingMinute,
            @Nullable BigDecimal perIdleMinute) {

        Window {
            days = days == null ? Set.of() : Set.copyOf(days);
            perKilowattHour = plain(perKilowattHour);
            perChargingMinute = plain(perChargingMinute);
            perIdleMinute = plain(perIdleMinute);
        }

        boolean covers(DayOfWeek day, LocalTime time) {
            if (from.isBefore(until)) {
                return beginsOn(day) && !time.isBefore(from) && time.isBefore(until);
            }
            return time.isBefore(from)
                    ? time.isBefore(until) && beginsOn(day.minus(1))
                    : beginsOn(day);
        }

        private boolean beginsOn(DayOfWeek day) {
            return days.isEmpty() || days.contains(day);
        }
    }

    ChargingTerms {
        perSession = orZero(perSession);
        perKilowattHour = orZero(perKilowattHour);
        perChargingMinute = orZero(perChargingMinute);
        perIdleMinute = orZero(perIdleMinute);
        idleGraceMinutes = idleGraceMinutes == null ? 0 : idleGraceMinutes;
        minimum = plain(minimum);
        maximum = plain(maximum);
        taxPercent = orZero(taxPercent);
        windows = windows == null ? List.of() : List.copyOf(windows);
    }

    /** Names each rule that the terms break. */
    void check(Rules rules) {
        amount(perSession, "terms.perSession", rules);
        amount(perKilowattHour, "terms.perKilowattHour", rules);
        amount(perChargingMinute, "terms.perChargingMinute", rules);
        amount(perIdleMinute, "terms.perIdleMinute", rules);
        amount(minimum, "terms.minimum", rules);
        amount(maximum, "terms.maximum", rules);
        rules.check(
                        idleGraceMinutes >= 0 && idleGraceMinutes <= LONGEST_GRACE_MINUTES,
                        "terms.idleGraceMinutes",
                        "a whole number from 0 to 1440")
                .check(
                        minimum == null || maximum == null || minimum.compareTo(maximum) <= 0,
                        "terms.maximum",
                        "at least the minimum")
                .check(
                        taxPercent.signum() >= 0
                                && taxPercent.compareTo(BigDecimal.valueOf(100)) <= 0
                                && taxPercent.scale() <= 3,
                        "terms.taxPercent",
                        "from 0 to 100 with at most 3 decimals")
                .check(windows.size() <= MOST_WINDOWS, "terms.windows", "at most 20");
        for (var index = 0; index < windows.size(); index++) {
            check(windows.get(index), "terms.windows[%d].".formatted(index), rules);
        }
    }

    private static void check(Window window, String prefix, Rules rules) {
        rules.check(window.name() != null && !window.name().isBlank(), prefix + "name", "required")
                .check(window.from() != null, prefix + "from", "a time of day, such as 22:00")
                .check(window.until() != null, prefix + "until", "a time of day, such as 06:00");
        amount(window.perKilowattHour(), prefix + "perKilowattHour", rules);
        amount(window.perChargingMinute(), prefix + "perChargingMinute", rules);
        amount(window.perIdleMinute(), prefix + "perIdleMinute", rules);
    }

    private static void amount(@Nullable BigDecimal amount, String field, Rules rules) {
        rules.check(
                amount == null
                        || (amount.signum() >= 0
                                && amount.compareTo(MOST) <= 0
                                && amount.scale() <= 5),
                field,
                "an amount from 0 to 1000000 with at most 5 decimals");
    }

    private static BigDecimal orZero(@Nullable BigDecimal amount) {
        var plain = plain(amount);
        return plain == null ? BigDecimal.ZERO : plain;
    }

    /** Equal amounts are one, whatever zeros end them. */
    private static @Nullable BigDecimal plain(@Nullable BigDecimal amount) {
        if (amount == null) {
            return null;
        }
        var stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
