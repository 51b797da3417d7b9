package org.bluehorizons.ingestion.rates;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Rules;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks the rates API.
 *
 * @param from the first day
 * @param to the last day, not before the first
 * @param origin a place's code or a region's slug, not yet looked up
 * @param destination likewise
 * @param currency that prices are wanted in; null: see {@link DailyRates}
 */
record RateQuestion(
        LocalDate from,
        LocalDate to,
        String origin,
        String destination,
        @Nullable Currency currency) {

    static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);

    private static final String A_DATE = "a day from 1900-01-01 to 2199-12-31, as yyyy-MM-dd";
    private static final String A_LOCATION = "the code of a place or the slug of a region";
    private static final Pattern DATE = Pattern.compile("(?:19|20|21)\\d\\d-\\d\\d-\\d\\d");
    private static final int LONGEST_WORD = 64;

    /**
     * @throws ProblemException 422 naming every parameter that is missing or wrong
     */
    static RateQuestion parse(
            @Nullable String from,
            @Nullable String to,
            @Nullable String origin,
            @Nullable String destination,
            @Nullable String currency,
            int longestRangeDays) {
        var first = date(from).orElse(LocalDate.MIN);
        var last = date(to).orElse(LocalDate.MAX);
        var known = currency == null ? Optional.<Currency>empty() : Currencies.of(currency);
        var rules =
                new Rules()
                        .check(!first.equals(LocalDate.MIN), "date_from", A_DATE)
                        .check(!last.equals(LocalDate.MAX), "date_to", A_DATE)
                        .check(isWord(origin), "orig_code", A_LOCATION)
                        .check(isWord(destination), "dest_code", A_LOCATION)
                        .check(
                                currency == null || known.isPresent(),
                                "currency",
                                "a currency, ISO 4217, such as SGD");
        if (!first.equals(LocalDate.MIN) && !last.equals(LocalDate.MAX)) {
            rules.check(!last.isBefore(first), "date_to", "not before date_from")
                    .check(
                            ChronoUnit.DAYS.between(first, last) < longestRangeDays,
                            "date_to",
                            "at most %d days in one answer".formatted(longestRangeDays));
        }
        rules.demand();
        return new RateQuestion(
                first,
                last,
                String.valueOf(origin),
                String.valueOf(destination),
                known.orElse(null));
    }

    /** The refusal of words that are neither a place's code nor a region's slug. */
    static ProblemException unknown(boolean origin, boolean destination) {
        var rule = A_LOCATION + " that is there (see /v1/places and /v1/regions)";
        return ProblemException.fields(
                new Rules()
                        .check(!origin, "orig_code", rule)
                        .check(!destination, "dest_code", rule)
                        .broken());
    }

    private static boolean isWord(@Nullable String word) {
        return word != null && !word.isBlank() && word.length() <= LONGEST_WORD;
    }

    private static Optional<LocalDate> date(@Nullable String text) {
        if (text == null || !DATE.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException noSuchDay) {
            return Optional.empty();
        }
    }
}
