package org.bluehorizons.ingestion.rates;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A random tree of regions with places and prices, all in memory, and the plainest way to answer
 * what the rates API answers: look at every price. Of one seed always the same.
 */
final class PriceWorld {

    static final String BASE = "SGD";
    private static final int DAYS = 60;

    final String name;
    final LocalDate firstDay;
    final Map<String, @Nullable String> parents = new HashMap<>();
    final Map<String, String> places = new TreeMap<>();
    final List<Price> prices = new ArrayList<>();
    final Map<String, TreeMap<LocalDate, BigDecimal>> perBase = new HashMap<>();
    private final List<String> regionList = new ArrayList<>();
    private final Random chance;

    record Price(
            String origin, String destination, LocalDate day, BigDecimal amount, String currency) {}

    /** A day's expected row. */
    record Expected(LocalDate day, @Nullable BigDecimal price, @Nullable Long count) {}

    PriceWorld(long seed) {
        chance = new Random(seed);
        name = "w" + seed;
        firstDay = LocalDate.of(1950 + (int) seed, 1, 1);
        growRegions(1 + chance.nextInt(14));
        growPlaces(2 + chance.nextInt(18));
        var currencies = List.of(BASE, "EUR", "JPY", "KWD").subList(0, 1 + chance.nextInt(4));
        growRates(List.of("EUR", "JPY", "KWD"));
        growPrices(300 + chance.nextInt(1_500), currencies);
    }

    private void growRegions(int wanted) {
        for (var index = 0; index < wanted; index++) {
            var slug = "%s-region-%d".formatted(name, index);
            parents.put(
                    slug,
                    index == 0 || chance.nextInt(5) == 0
                            ? null
                            : regionList.get(chance.nextInt(index)));
            regionList.add(slug);
        }
    }

    private void growPlaces(int wanted) {
        for (var index = 0; index < wanted; index++) {
            places.put("%s-P%d".formatted(name.toUpperCase(Locale.ROOT), index), anyRegion());
        }
    }

    private void growRates(List<String> currencies) {
        for (var currency : currencies) {
            var known = perBase.computeIfAbsent(currency, _ -> new TreeMap<>());
            // Now and then nothing is known of the first days.
            var day = firstDay.plusDays(chance.nextInt(4) == 0 ? 10 : -chance.nextInt(5));
            while (day.isBefore(firstDay.plusDays(DAYS))) {
                known.put(day, BigDecimal.valueOf(1 + chance.nextInt(30_000), 4));
                day = day.plusDays(1 + chance.nextInt(9));
            }
        }
    }

    private void growPrices(int wanted, List<String> currencies) {
        var codes = List.copyOf(places.keySet());
        for (var index = 0; index < wanted; index++) {
            prices.add(
                    new Price(
                            codes.get(chance.nextInt(codes.size())),
                            codes.get(chance.nextInt(1 + chance.nextInt(codes.size()))),
                            firstDay.plusDays(chance.nextInt(1 + chance.nextInt(DAYS))),
                            BigDecimal.valueOf(chance.nextInt(100_000), chance.nextInt(5)),
                            currencies.get(chance.nextInt(currencies.size()))));
        }
    }

    private String anyRegion() {
        return regionList.get(chance.nextInt(regionList.size()));
    }

    List<String> regions() {
        return regionList;
    }

    /** The places move to other regions, and a region to another parent. */
    void rearrange() {
        places.replaceAll((_, region) -> chance.nextBoolean() ? anyRegion() : region);
        var moved = anyRegion();
        var target = anyRegion();
        if (!isWithin(target, moved)) {
            parents.put(moved, target);
        }
    }

    String anyLocation() {
        var codes = List.copyOf(places.keySet());
        return chance.nextBoolean() ? anyRegion() : codes.get(chance.nextInt(codes.size()));
    }

    LocalDate anyDay() {
        return firstDay.plusDays(chance.nextInt(DAYS + 10) - 5);
    }

    @Nullable String anyCurrency() {
        return new @Nullable String[] {null, null, BASE, "EUR", "JPY", "KWD"}[chance.nextInt(6)];
    }

    /** Null when something cannot be converted. */
    @Nullable List<Expected> rates(
            String origin,
            String destination,
            LocalDate from,
            LocalDate to,
            @Nullable String currency) {
        var found =
                prices.stream()
                        .filter(price -> !price.day().isBefore(from) && !price.day().isAfter(to))
                        .filter(price -> isAt(price.origin(), origin))
                        .filter(price -> isAt(price.destination(), destination))
                        .toList();
        var of = currency == null ? ownCurrency(found) : currency;
        var expected = new ArrayList<Expected>();
        for (var day = to; !day.isBefore(from); day = day.minusDays(1)) {
            var today = day;
            var ofDay = found.stream().filter(price -> price.day().equals(today)).toList();
            if (ofDay.size() < 3) {
                expected.add(
                        new Expected(
                                day, null, ofDay.isEmpty() ? null : (Long) (long) ofDay.size()));
                continue;
            }
            var average = average(ofDay, of);
            if (average == null) {
                return null;
            }
            expected.add(new Expected(day, average, (long) ofDay.size()));
        }
        return expected;
    }

    private static String ownCurrency(List<Price> found) {
        var all = found.stream().map(Price::currency).distinct().toList();
        return all.size() == 1 ? all.getFirst() : BASE;
    }

    private boolean isAt(String place, String location) {
        var region = places.get(place);
        return place.equals(location) || (region != null && isWithin(region, location));
    }

    private boolean isWithin(String region, String ancestor) {
        for (@Nullable String at = region; at != null; at = parents.get(at)) {
            if (at.equals(ancestor)) {
                return true;
            }
        }
        return false;
    }

    /** By fractions of whole numbers. */
    private @Nullable BigDecimal average(List<Price> ofDay, String currency) {
        var over = BigInteger.ZERO;
        var under = BigInteger.ONE;
        for (var price : ofDay) {
            var top = whole(price.amount());
            var bottom = whole(BigDecimal.ONE);
            if (!price.currency().equals(currency)) {
                var to = rate(currency, price.day());
                var from = rate(price.currency(), price.day());
                if (to == null || from == null) {
                    return null;
                }
                top = top.multiply(whole(to));
                bottom = bottom.multiply(whole(from));
            }
            over = over.multiply(bottom).add(top.multiply(under));
            under = under.multiply(bottom);
            var common = over.gcd(under).max(BigInteger.ONE);
            over = over.divide(common);
            under = under.divide(common);
        }
        var digits = Currency.getInstance(currency).getDefaultFractionDigits();
        return new BigDecimal(over)
                .divide(
                        new BigDecimal(under.multiply(BigInteger.valueOf(ofDay.size()))),
                        digits,
                        RoundingMode.HALF_EVEN);
    }

    private @Nullable BigDecimal rate(String currency, LocalDate day) {
        if (currency.equals(BASE)) {
            return BigDecimal.ONE;
        }
        var known = perBase.get(currency);
        var entry = known == null ? null : known.floorEntry(day);
        return entry == null ? null : entry.getValue();
    }

    /** Ten-thousandths. */
    private static BigInteger whole(BigDecimal value) {
        return value.setScale(4, RoundingMode.UNNECESSARY).unscaledValue();
    }
}
