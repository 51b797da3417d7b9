package org.bluehorizons.rental.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bluehorizons.rental.Market;
import org.bluehorizons.rental.Money;
import org.bluehorizons.rental.pricing.Price.Discount;
import org.bluehorizons.rental.pricing.Price.Line;
import org.bluehorizons.rental.pricing.TariffTerms.TripPackage;
import org.jspecify.annotations.Nullable;

/**
 * What a trip costs: a function of tariff, market and {@link TripFacts} alone. Never negative; more
 * time or distance never costs less; time within 24 hours never more than the cap. Of pay-as-you-go
 * and the packages the cheapest is taken.
 */
public final class Pricing {

    private static final BigDecimal SECONDS = BigDecimal.valueOf(60);
    private static final BigDecimal METRES = BigDecimal.valueOf(1_000);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Tariff tariff;
    private final TariffTerms terms;
    private final Market market;

    private Pricing(Tariff tariff, Market market) {
        this.tariff = tariff;
        this.terms = tariff.terms();
        this.market = market;
    }

    public static Price trip(
            Tariff tariff, Market market, TripFacts facts, @Nullable Discount promo) {
        return new Pricing(tariff, market).trip(facts, promo);
    }

    /** A fee, such as for a reservation that nobody came for. */
    public static Price fee(
            Tariff tariff, Market market, String code, String text, BigDecimal amount) {
        var pricing = new Pricing(tariff, market);
        return pricing.price(null, null, List.of(pricing.line(code, text, null, null, amount)));
    }

    private Price trip(TripFacts facts, @Nullable Discount promo) {
        var best = lines(facts, null);
        for (var offer : terms.packages()) {
            var lines = lines(facts, offer);
            if (sum(lines).compareTo(sum(best)) < 0) {
                best = lines;
            }
        }
        var lines = new ArrayList<>(best);
        if (terms.unlockFee().signum() > 0) {
            lines.addFirst(line("unlock", "Start of the trip", null, null, terms.unlockFee()));
        }
        plugInDiscount(facts, lines);
        promoDiscount(promo, lines);
        return price(facts, promo, lines);
    }

    private List<Line> lines(TripFacts facts, @Nullable TripPackage offer) {
        var lines = new ArrayList<Line>();
        var from = facts.startedAt();
        var metres = facts.metres();
        if (offer != null) {
            lines.add(line("package", offer.name(), null, null, offer.price()));
            from = from.plus(Duration.ofHours(offer.hours()));
            metres = Math.max(0, metres - offer.kilometres() * 1_000L);
        }
        time(facts, from, lines);
        if (metres > 0) {
            var kilometres = BigDecimal.valueOf(metres).divide(METRES);
            lines.add(
                    line(
                            "distance",
                            "Distance",
                            kilometres,
                            "km",
                            kilometres.multiply(terms.perKilometre())));
        }
        return lines;
    }

    private void time(TripFacts facts, Instant from, List<Line> lines) {
        var seconds = new LinkedHashMap<String, Duration>();
        var amounts = new LinkedHashMap<String, BigDecimal>();
        var days = new TreeMap<Integer, BigDecimal>();
        for (var piece : new TripTime(terms, market.timeZone()).pieces(facts, from)) {
            var amount = cost(piece);
            seconds.merge(text(piece), piece.time(), Duration::plus);
            amounts.merge(text(piece), amount, BigDecimal::add);
            days.merge(piece.day(), amount, BigDecimal::add);
        }
        seconds.forEach((text, time) ->
                lines.add(
                        line(
                                text.startsWith("Paused") ? "paused" : "driving",
                                text,
                                minutes(time),
                                "min",
                                amounts.getOrDefault(text, BigDecimal.ZERO))));
        cap(days, lines);
    }

    private void cap(Map<Integer, BigDecimal> days, List<Line> lines) {
        var cap = terms.dayCap();
        if (cap == null) {
            return;
        }
        var over =
                days.values().stream()
                        .map(day -> day.subtract(cap).max(BigDecimal.ZERO))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (over.signum() > 0) {
            // Against the lines as they are rounded, so that what is left is the cap itself.
            var capped =
                    days.values().stream()
                            .map(day -> day.min(cap))
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
            var charged = timeCharged(lines);
            lines.add(line("cap", "Daily cap", null, null, capped.subtract(charged)));
        }
    }

    private static BigDecimal timeCharged(List<Line> lines) {
        return lines.stream()
                .filter(line -> line.code().equals("driving") || line.code().equals("paused"))
                .map(line -> line.amount().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal cost(TripTime.Piece piece) {
        var band = piece.band();
        var rate =
                piece.paused()
                        ? terms.perPausedMinute()
                        : band == null
                                ? terms.perMinute()
                                : terms.perMinute()
                                        .multiply(BigDecimal.valueOf(band.percent()))
                                        .divide(HUNDRED);
        return rate.multiply(BigDecimal.valueOf(piece.time().toSeconds()))
                .divide(SECONDS, 10, RoundingMode.HALF_UP);
    }

    private static String text(TripTime.Piece piece) {
        if (piece.paused()) {
            return "Paused";
        }
        var band = piece.band();
        return band == null ? "Driving" : "Driving, " + band.name();
    }

    private void plugInDiscount(TripFacts facts, List<Line> lines) {
        var charge = facts.endChargePercent();
        if (terms.plugInDiscountPercent() > 0
                && facts.pluggedIn()
                && charge != null
                && charge <= terms.plugInBelowPercent()) {
            percentOff(
                    "plug_in",
                    "Plugged in with a low battery",
                    BigDecimal.valueOf(terms.plugInDiscountPercent()),
                    lines);
        }
    }

    private void promoDiscount(@Nullable Discount promo, List<Line> lines) {
        if (promo == null) {
            return;
        }
        var text = "Promo code " + promo.code();
        if (promo.percent() != null) {
            percentOff("promo", text, promo.percent(), lines);
        } else if (promo.amount() != null) {
            off("promo", text, promo.amount().min(sum(lines)), lines);
        }
    }

    private void percentOff(String code, String text, BigDecimal percent, List<Line> lines) {
        off(code, text, sum(lines).multiply(percent).divide(HUNDRED), lines);
    }

    private void off(String code, String text, BigDecimal amount, List<Line> lines) {
        if (amount.signum() > 0) {
            lines.add(line(code, text, null, null, amount.negate()));
        }
    }

    private Price price(@Nullable TripFacts facts, @Nullable Discount promo, List<Line> lines) {
        var total = market.money(sum(lines));
        return new Price(tariff.id(), facts, promo, lines, total, market.taxIn(total));
    }

    private Line line(
            String code,
            String text,
            @Nullable BigDecimal quantity,
            @Nullable String unit,
            BigDecimal amount) {
        return new Line(code, text, quantity, unit, market.money(amount));
    }

    private static BigDecimal minutes(Duration time) {
        return BigDecimal.valueOf(time.toSeconds()).divide(SECONDS, 2, RoundingMode.HALF_UP);
    }

    private static BigDecimal sum(List<Line> lines) {
        return lines.stream()
                .map(Line::amount)
                .map(Money::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
