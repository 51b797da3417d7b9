package org.bluehorizons.ingestion.loads;

/**
 * Decimal numbers and days out of text, without an object for each: a load reads millions of them.
 * One thread at a time.
 */
final class Decimals {

    /** 1, 10, 100, ... */
    static final long[] POWERS = powers();

    private static final int MOST_DIGITS = 18;
    private static final int MOST_DECIMALS = 15;

    private long unscaled;
    private int scale;

    /** Of the last one read. */
    long unscaled() {
        return unscaled;
    }

    /** Of the last one read. */
    int scale() {
        return scale;
    }

    /**
     * Reads a number such as {@code -12.50}; no exponent, no grouping.
     *
     * @return whether it is one, of at most 18 digits, 15 of them behind the point
     */
    boolean read(String text) {
        var at = 0;
        var length = text.length();
        var negative = length > 0 && text.charAt(0) == '-';
        if (negative || (length > 0 && text.charAt(0) == '+')) {
            at++;
        }
        var number = 0L;
        var digits = 0;
        var point = -1;
        for (; at < length; at++) {
            var letter = text.charAt(at);
            if (letter == '.' && point < 0 && digits > 0) {
                point = digits;
            } else if (letter >= '0' && letter <= '9' && digits < MOST_DIGITS) {
                number = number * 10 + (letter - '0');
                digits++;
            } else {
                return false;
            }
        }
        unscaled = negative ? -number : number;
        scale = point < 0 ? 0 : digits - point;
        return digits > 0 && point != digits && scale <= MOST_DECIMALS;
    }

    /** Whether the last one read lies between these, both included. */
    boolean within(long least, long most) {
        var power = POWERS[scale];
        var whole = Math.floorDiv(unscaled, power);
        var exact = whole * power == unscaled;
        return whole >= least && (whole < most || (whole == most && exact));
    }

    /**
     * Reads {@code yyyy-MM-dd}.
     *
     * @return the day since 1970-01-01; {@link Long#MIN_VALUE} when it is none
     */
    static long day(String text) {
        if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return Long.MIN_VALUE;
        }
        var year = number(text, 0, 4);
        var month = number(text, 5, 7);
        var day = number(text, 8, 10);
        if (year < 1 || month < 1 || month > 12 || day < 1 || day > length(year, month)) {
            return Long.MIN_VALUE;
        }
        // Days of a calendar whose year begins in March, so that leap days come last.
        var shifted = month <= 2 ? year - 1 : year;
        var era = Math.floorDiv(shifted, 400);
        var yearOfEra = shifted - era * 400;
        var dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        var dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097L + dayOfEra - 719_468;
    }

    private static int length(int year, int month) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    private static int number(String text, int from, int to) {
        var number = 0;
        for (var at = from; at < to; at++) {
            var digit = text.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static long[] powers() {
        var powers = new long[MOST_DIGITS + 1];
        powers[0] = 1;
        for (var index = 1; index < powers.length; index++) {
            powers[index] = powers[index - 1] * 10;
        }
        return powers;
    }
}
