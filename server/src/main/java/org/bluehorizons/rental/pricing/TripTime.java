package org.bluehorizons.rental.pricing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.bluehorizons.rental.pricing.TariffTerms.Band;
import org.jspecify.annotations.Nullable;

/**
 * A trip's time cut into pieces within which a minute costs the same: at pauses, at the borders of
 * the tariff's bands in local time, and every 24 hours of the trip.
 */
final class TripTime {

    private static final Duration DAY = Duration.ofDays(1);

    private final TariffTerms terms;
    private final ZoneId zone;

    /**
     * @param day of the trip, from 0
     * @param band null: none fits
     */
    record Piece(Duration time, boolean paused, int day, @Nullable Band band) {}

    TripTime(TariffTerms terms, ZoneId zone) {
        this.terms = terms;
        this.zone = zone;
    }

    /**
     * @param from the trip's time before this does not count
     */
    List<Piece> pieces(TripFacts facts, Instant from) {
        var pieces = new ArrayList<Piece>();
        var at = from.isAfter(facts.startedAt()) ? from : facts.startedAt();
        while (at.isBefore(facts.stoppedAt())) {
            var until = nextBorder(facts, at);
            pieces.add(
                    new Piece(
                            Duration.between(at, until),
                            isPaused(facts, at),
                            (int) Duration.between(facts.startedAt(), at).dividedBy(DAY),
                            band(at)));
            at = until;
        }
        return pieces;
    }

    private Instant nextBorder(TripFacts facts, Instant at) {
        var day = Duration.between(facts.startedAt(), at).dividedBy(DAY);
        var next = earlier(facts.stoppedAt(), facts.startedAt().plus(DAY.multipliedBy(day + 1)));
        for (var pause : facts.pauses()) {
            next = border(pause.from(), at, next);
            next = border(pause.until(), at, next);
        }
        var date = at.atZone(zone).toLocalDate();
        for (var band : terms.bands()) {
            for (var offset = 0; offset <= 1; offset++) {
                next = border(moment(date.plusDays(offset), band.from()), at, next);
                next = border(moment(date.plusDays(offset), band.until()), at, next);
            }
        }
        // Bands of certain weekdays begin and end at midnight too.
        return border(date.plusDays(1).atStartOfDay(zone).toInstant(), at, next);
    }

    private Instant moment(LocalDate date, LocalTime time) {
        return ZonedDateTime.of(date, time, zone).toInstant();
    }

    private static Instant border(Instant candidate, Instant after, Instant next) {
        return candidate.isAfter(after) ? earlier(candidate, next) : next;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static boolean isPaused(TripFacts facts, Instant at) {
        return facts.pauses().stream()
                .anyMatch(pause -> !at.isBefore(pause.from()) && at.isBefore(pause.until()));
    }

    private @Nullable Band band(Instant at) {
        var local = at.atZone(zone);
        return terms.bands().stream().filter(band -> covers(band, local)).findFirst().orElse(null);
    }

    private static boolean covers(Band band, ZonedDateTime local) {
        var time = local.toLocalTime();
        var overnight = !band.from().isBefore(band.until());
        var beganYesterday = overnight && time.isBefore(band.until());
        var within =
                overnight
                        ? beganYesterday || !time.isBefore(band.from())
                        : !time.isBefore(band.from()) && time.isBefore(band.until());
        var day = (beganYesterday ? local.minusDays(1) : local).getDayOfWeek();
        return within && (band.days().isEmpty() || band.days().contains(day));
    }
}
