package org.bluehorizons.ingestion.rates;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bluehorizons.ingestion.places.Locations;
import org.bluehorizons.platform.ProblemException;
import org.springframework.stereotype.Component;

/**
 * Answers what prices were on average. In the currency that the caller names; when he names none,
 * in that of the prices if all have the same, else in the base currency. A day's prices are
 * converted by that day's rate, or the last one before it. Averages are exact and rounded once.
 * Safe for use by many threads.
 */
@Component
class DailyRates {

    /** With fewer prices a day has no average. */
    private static final int FEWEST = 3;

    private final Locations locations;
    private final DayTotals totals;
    private final ExchangeRateTable exchange;
    private final RateSettings settings;

    /**
     * @param currency of the prices
     * @param rates one for each calendar day, the newest first
     */
    record Answer(Currency currency, List<DailyRate> rates) {}

    DailyRates(
            Locations locations,
            DayTotals totals,
            ExchangeRateTable exchange,
            RateSettings settings) {
        this.locations = locations;
        this.totals = totals;
        this.exchange = exchange;
        this.settings = settings;
    }

    /**
     * @throws ProblemException 422 naming a location that is not there, or the currency when there
     *     is no rate to convert by
     */
    Answer answer(RateQuestion question) {
        var found = totals(question);
        var currency = currency(question, found);
        var rates = rates(question, found, currency);
        var byDay = found.stream().collect(groupingBy(DayTotal::day));
        var answer = new ArrayList<DailyRate>();
        for (var day = question.to(); !day.isBefore(question.from()); day = day.minusDays(1)) {
            answer.add(rate(day, byDay.getOrDefault(day, List.of()), currency, rates));
        }
        return new Answer(currency, answer);
    }

    private List<DayTotal> totals(RateQuestion question) {
        var known =
                locations.find(
                        Stream.of(question.origin(), question.destination()).collect(toSet()));
        var origin = known.get(question.origin());
        var destination = known.get(question.destination());
        if (origin == null || destination == null) {
            throw RateQuestion.unknown(origin == null, destination == null);
        }
        return totals.between(origin, destination, question.from(), question.to());
    }

    private Currency currency(RateQuestion question, List<DayTotal> found) {
        if (question.currency() != null) {
            return question.currency();
        }
        var all = found.stream().map(DayTotal::currency).collect(toSet());
        return all.size() == 1 ? all.iterator().next() : settings.baseCurrency();
    }

    private ExchangeRates rates(RateQuestion question, List<DayTotal> found, Currency currency) {
        var needed = found.stream().map(DayTotal::currency).collect(toSet());
        if (Set.of(currency).containsAll(needed)) {
            return new ExchangeRates(settings.baseCurrency());
        }
        needed.add(currency);
        return exchange.of(needed, question.from(), question.to());
    }

    private static DailyRate rate(
            LocalDate day, List<DayTotal> ofDay, Currency currency, ExchangeRates rates) {
        var prices = ofDay.stream().mapToLong(DayTotal::prices).sum();
        return new DailyRate(
                day,
                prices < FEWEST ? null : average(ofDay, prices, currency, rates),
                prices == 0 ? null : (Long) prices);
    }

    private static BigDecimal average(
            List<DayTotal> ofDay, long prices, Currency currency, ExchangeRates rates) {
        var sum = Fraction.ZERO;
        for (var each : ofDay) {
            sum =
                    each.currency().equals(currency)
                            ? sum.plus(each.total())
                            : sum.plus(
                                    each.total().multiply(rates.perBase(currency, each.day())),
                                    rates.perBase(each.currency(), each.day()));
        }
        return sum.divided(prices, Math.max(0, currency.getDefaultFractionDigits()));
    }
}
