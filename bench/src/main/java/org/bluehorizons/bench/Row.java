package org.bluehorizons.bench;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a result.
 *
 * @param value the median of the rounds
 * @param aim as text, or null where there is none
 * @param met whether the aim is met, or null where there is none
 * @param rounds what the median was taken of, in the order of the rounds
 */
public record Row(
        String metric,
        double value,
        String unit,
        @Nullable String aim,
        @Nullable Boolean met,
        List<Double> rounds) {

    public static Row of(String metric, String unit, List<Double> rounds) {
        return new Row(metric, median(rounds), unit, null, null, rounds);
    }

    public static Row of(String metric, String unit, double value) {
        return of(metric, unit, List.of(value));
    }

    public Row atLeast(double aim) {
        return new Row(metric, value, unit, "at least " + plain(aim), value >= aim, rounds);
    }

    public Row atMost(double aim) {
        return new Row(metric, value, unit, "at most " + plain(aim), value <= aim, rounds);
    }

    /** The middle value; of an even number the mean of the two in the middle. */
    public static double median(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("values: none (expected: one a round)");
        }
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
