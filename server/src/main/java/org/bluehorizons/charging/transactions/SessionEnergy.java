package org.bluehorizons.charging.transactions;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bluehorizons.charging.transactions.RegisterReading.Place;

/**
 * The energy of a session from all register readings that are known of it. The same for every order
 * in which they arrived, and for any number of repeats; recomputed from all of them when another
 * one comes.
 *
 * <p>Readings are put in order ({@link RegisterReading#ORDER}). Between two that follow each other
 * the register may have
 *
 * <ul>
 *   <li>gone on: it rose by no more than the connector can deliver in that time (cost 0);
 *   <li>wrapped: it stood just below a number at which registers begin again (cost 2);
 *   <li>been reset: it fell. What it shows is then what was delivered since (cost 5);
 *   <li>jumped: it rose by more than can be. That energy is nobody's and not counted (cost 6).
 * </ul>
 *
 * <p>Besides, a reading may be in kWh though labelled Wh (cost 1 where that begins or ends), or be
 * nonsense and left out (cost 3, at the start or the stop 8). Of all ways to understand the
 * readings the one of the least cost is taken, found by dynamic programming. So a stray zero is
 * left out, since to believe it would need a reset and a jump, while values that stay low after a
 * fall are a reset.
 *
 * <p>What cannot be known: a station that labels every single value wrongly, start and stop too, is
 * believed; energy between the last reading before a reset and the reset is lost.
 */
final class SessionEnergy {

    /** For connectors of which nobody has said what they can deliver, in watts. */
    static final int LARGEST_POWER = 500_000;

    private static final double RESERVE = 1.25;
    private static final double SLACK_WATT_HOURS = 1_000;
    private static final double JITTER_WATT_HOURS = 100;
    private static final double WHOLE_KILOWATT_HOUR = 1_000;
    private static final double HOURS_IF_UNKNOWN = 72;

    private static final int WRAP = 2;
    private static final int RESET = 5;
    private static final int JUMP = 6;
    private static final int OTHER_UNIT = 1;
    private static final int LEFT_OUT = 3;
    private static final int END_LEFT_OUT = 8;
    private static final int UNREACHABLE = Integer.MAX_VALUE / 2;

    /** So many readings in a row may be nonsense. */
    private static final int MOST_LEFT_OUT = 4;

    /** Index is the unit: as labelled, and kWh labelled Wh. */
    private static final BigDecimal[] FACTORS = {BigDecimal.ONE, BigDecimal.valueOf(1000)};

    /** In Wh: counters of 5 and 6 digits of kWh, of 31 and of 32 bits. */
    private static final List<BigDecimal> WRAPS =
            List.of(
                    BigDecimal.valueOf(100_000_000L),
                    BigDecimal.valueOf(1_000_000_000L),
                    BigDecimal.valueOf(1L << 31),
                    BigDecimal.valueOf(1L << 32));

    private final List<RegisterReading> readings;
    private final double largestWatts;
    private final int[][] costs;
    private final int[][] before;

    /** What is odd about the readings of a session. */
    enum Oddity {
        REGISTER_RESET,
        REGISTER_WRAP,
        REGISTER_JUMP,
        READING_IGNORED,
        UNIT_WRONG;

        /** As it stands among a transaction's flags. */
        String flag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record Result(BigDecimal wattHours, Set<Oddity> oddities) {

        Result {
            oddities = Set.copyOf(oddities);
        }
    }

    private record Step(int cost, BigDecimal wattHours, Set<Oddity> oddities) {}

    private SessionEnergy(List<RegisterReading> readings, int largestWatts) {
        this.readings = readings;
        this.largestWatts = largestWatts;
        this.costs = new int[readings.size()][FACTORS.length];
        this.before = new int[readings.size()][FACTORS.length];
    }

    /**
     * @param largestWatts that the connector can deliver
     */
    static Result of(Collection<RegisterReading> known, int largestWatts) {
        var readings = known.stream().distinct().sorted(RegisterReading.ORDER).toList();
        return readings.isEmpty()
                ? new Result(BigDecimal.ZERO, Set.of())
                : new SessionEnergy(readings, largestWatts).compute();
    }

    private Result compute() {
        for (var index = 0; index < readings.size(); index++) {
            for (var unit = 0; unit < FACTORS.length; unit++) {
                reach(index, unit);
            }
        }
        return follow(last());
    }

    /** Finds the cheapest way that ends with this reading in this unit. */
    private void reach(int index, int unit) {
        costs[index][unit] = UNREACHABLE;
        before[index][unit] = -1;
        if (unit != 0 && !readings.get(index).labelledWattHours()) {
            return;
        }
        var leftOut = 0;
        for (var earlier = index - 1;
                earlier >= 0 && earlier >= index - 1 - MOST_LEFT_OUT;
                earlier--) {
            for (var earlierUnit = 0; earlierUnit < FACTORS.length; earlierUnit++) {
                var cost = costs[earlier][earlierUnit] + leftOut;
                // A step costs something only in the rare case; most need no closer look.
                if (cost < costs[index][unit]) {
                    cost += step(earlier, earlierUnit, index, unit).cost();
                    if (cost < costs[index][unit]) {
                        costs[index][unit] = cost;
                        before[index][unit] = earlier * FACTORS.length + earlierUnit;
                    }
                }
            }
            leftOut += leavingOut(earlier);
        }
        if (index <= MOST_LEFT_OUT && leftOut + unit * OTHER_UNIT < costs[index][unit]) {
            costs[index][unit] = leftOut + unit * OTHER_UNIT;
            before[index][unit] = -1;
        }
    }

    private int leavingOut(int index) {
        return readings.get(index).place() == Place.DURING ? LEFT_OUT : END_LEFT_OUT;
    }

    /** The reading and unit with which the cheapest way ends. */
    private int last() {
        var best = -1;
        var bestCost = Integer.MAX_VALUE;
        var leftOut = 0;
        for (var index = readings.size() - 1;
                index >= 0 && index >= readings.size() - 1 - MOST_LEFT_OUT;
                index--) {
            for (var unit = 0; unit < FACTORS.length; unit++) {
                if (costs[index][unit] + leftOut < bestCost) {
                    bestCost = costs[index][unit] + leftOut;
                    best = index * FACTORS.length + unit;
                }
            }
            leftOut += leavingOut(index);
        }
        return best;
    }

    private Result follow(int end) {
        var sum = BigDecimal.ZERO;
        var oddities = EnumSet.noneOf(Oddity.class);
        var kept = 0;
        for (var at = end; at >= 0; ) {
            var index = at / FACTORS.length;
            var unit = at % FACTORS.length;
            kept++;
            if (unit != 0) {
                oddities.add(Oddity.UNIT_WRONG);
            }
            var earlier = before[index][unit];
            if (earlier >= 0) {
                var step = step(earlier / FACTORS.length, earlier % FACTORS.length, index, unit);
                sum = sum.add(step.wattHours());
                oddities.addAll(step.oddities());
            }
            at = earlier;
        }
        if (kept < readings.size()) {
            oddities.add(Oddity.READING_IGNORED);
        }
        return new Result(plain(sum.max(BigDecimal.ZERO)), oddities);
    }

    private static BigDecimal plain(BigDecimal sum) {
        var stripped = sum.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private Step step(int from, int fromUnit, int to, int toUnit) {
        var earlier = readings.get(from);
        var later = readings.get(to);
        var start = earlier.wattHours().multiply(FACTORS[fromUnit]);
        var end = later.wattHours().multiply(FACTORS[toUnit]);
        var bound = bound(earlier, later);
        var units = fromUnit == toUnit ? 0 : OTHER_UNIT;
        var coarse = earlier.whole() || later.whole() || fromUnit + toUnit > 0;
        var rise = end.subtract(start);
        if (rise.doubleValue() > bound + (coarse ? WHOLE_KILOWATT_HOUR : 0)) {
            return new Step(JUMP + units, BigDecimal.ZERO, Set.of(Oddity.REGISTER_JUMP));
        }
        if (rise.doubleValue() >= -(coarse ? WHOLE_KILOWATT_HOUR : JITTER_WATT_HOURS)) {
            return new Step(units, rise, Set.of());
        }
        for (var top : WRAPS) {
            var over = top.subtract(start).add(end);
            if (start.compareTo(top) < 0
                    && start.doubleValue() > top.doubleValue() * 0.99
                    && over.doubleValue() <= bound) {
                return new Step(WRAP + units, over, Set.of(Oddity.REGISTER_WRAP));
            }
        }
        return new Step(
                RESET + units,
                end.doubleValue() <= bound ? end : BigDecimal.ZERO,
                Set.of(Oddity.REGISTER_RESET));
    }

    /** What can have been delivered between the two, in Wh. */
    private double bound(RegisterReading earlier, RegisterReading later) {
        var hours =
                earlier.timeKnown() && later.timeKnown()
                        ? Math.max(0, Duration.between(earlier.at(), later.at()).toSeconds())
                                / 3_600d
                        : HOURS_IF_UNKNOWN;
        return largestWatts * RESERVE * hours + SLACK_WATT_HOURS;
    }
}
