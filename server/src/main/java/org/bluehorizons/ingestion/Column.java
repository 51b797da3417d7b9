package org.bluehorizons.ingestion;

import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A column of a data set, with what is held against each value while the file is read.
 *
 * @param name as in the file's header and in the staging table: lower-case letters and underscores
 * @param required whether each row has a value
 * @param rule in words, for whoever gets a row back; such as {@code more than 0, at most 2
 *     decimals}
 * @param least smallest number allowed; of dates the day since 1970, of instants the second
 * @param most greatest number allowed, or length of text
 * @param decimals most digits after the point, of decimals
 * @param pattern what the whole text matches; null: anything
 * @param allowed the only values there are; empty: any
 */
public record Column(
        String name,
        ColumnType type,
        boolean required,
        String rule,
        long least,
        long most,
        int decimals,
        @Nullable Pattern pattern,
        Set<String> allowed) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final int MOST_DECIMALS = 15;
    private static final int LONGEST_TEXT = 10_000;

    public Column {
        if (!NAME.matcher(name).matches() || name.equals("line")) {
            throw new IllegalArgumentException("not a name of a column: " + name);
        }
        allowed = Set.copyOf(allowed);
    }

    private static Column of(String name, ColumnType type, String rule) {
        return new Column(
                name,
                type,
                true,
                rule,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                MOST_DECIMALS,
                null,
                Set.of());
    }

    public static Column text(String name) {
        return of(name, ColumnType.TEXT, "at most 10000 characters").within(0, LONGEST_TEXT);
    }

    public static Column integer(String name) {
        return of(name, ColumnType.INTEGER, "a whole number");
    }

    public static Column decimal(String name) {
        return of(
                name,
                ColumnType.DECIMAL,
                "a decimal number such as 12.50, at most 18 digits, 15 behind the point");
    }

    public static Column date(String name) {
        return of(name, ColumnType.DATE, "a date: yyyy-MM-dd")
                .within(
                        LocalDate.of(1, 1, 1).toEpochDay(),
                        LocalDate.of(9999, 12, 31).toEpochDay());
    }

    public static Column instant(String name) {
        return of(name, ColumnType.INSTANT, "a time with its zone: 2026-11-21T08:00:00Z");
    }

    public static Column bool(String name) {
        return of(name, ColumnType.BOOLEAN, "true or false");
    }

    public static Column json(String name) {
        return of(name, ColumnType.JSON, "a JSON value");
    }

    /**
     * A code that the data set knows, staged as its number.
     *
     * @param rule such as {@code the code of a place}
     * @see DataSet#codes
     */
    public static Column code(String name, String rule) {
        return of(name, ColumnType.CODE, rule);
    }

    /** May be left empty. */
    public Column optional() {
        return new Column(name, type, false, rule, least, most, decimals, pattern, allowed);
    }

    /**
     * Numbers between these, both included; texts of at most so many characters; of dates see
     * {@link #within(LocalDate, LocalDate)}.
     */
    public Column within(long least, long most) {
        return new Column(name, type, required, rule, least, most, decimals, pattern, allowed);
    }

    public Column within(LocalDate first, LocalDate last) {
        return within(first.toEpochDay(), last.toEpochDay());
    }

    /** At most so many digits after the point. */
    public Column decimals(int digits) {
        return new Column(name, type, required, rule, least, most, digits, pattern, allowed);
    }

    /** Texts that match as a whole. */
    public Column matching(String expression) {
        return new Column(
                name,
                type,
                required,
                rule,
                least,
                most,
                decimals,
                Pattern.compile(expression),
                allowed);
    }

    /** Texts of this list alone. */
    public Column oneOf(Set<String> values) {
        return new Column(name, type, required, rule, least, most, decimals, pattern, values);
    }

    /** All of the above, in words. */
    public Column saying(String rule) {
        return new Column(name, type, required, rule, least, most, decimals, pattern, allowed);
    }
}
