package org.bluehorizons.rental.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.bluehorizons.rental.Market;
import org.bluehorizons.rental.Money;
import org.bluehorizons.rental.pricing.Price.Discount;
import org.bluehorizons.rental.pricing.TariffTerms.Band;
import org.bluehorizons.rental.pricing.TariffTerms.TripPackage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The laws of prices: examples worked by hand, then what must hold for any trip. */
class PricingTest {

    private static final Market SINGAPORE = market("SGD", 2, "Asia/Singapore", "9");
    private static final Market JAPAN = market("JPY", 0, "Asia/Tokyo", "10");
    private static final Market SYDNEY = market("AUD", 2, "Australia/Sydney", "10");
    private static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");

    @Test
    void chargesTimeAndDistance() {
        var price = price(terms(null), trip(NOON, 30, 12_500));
        assertThat(amounts(price)).containsExactly("1.00", "12.00", "4.88");
        assertThat(price.total()).isEqualTo(money("17.88"));
        assertThat(price.tax()).isEqualTo(money("1.48"));
    }

    @Test
    void chargesTheNightLess() {
        // 22:30 to 23:30 in Singapore: half an hour at 0.40, half an hour at 60 percent of it.
        var start = Instant.parse("2026-11-21T14:30:00Z");
        var price = price(terms(null), trip(start, 60, 0));
        assertThat(amounts(price)).containsExactly("1.00", "12.00", "7.20");
        assertThat(price.lines().getLast().text()).isEqualTo("Driving, night");
    }

    @Test
    void chargesAPausedCarLess() {
        var pause = new TripFacts.Pause(NOON.plusSeconds(600), NOON.plusSeconds(1_800));
        var facts = new TripFacts(NOON, NOON.plusSeconds(3_600), List.of(pause), 0, null, false);
        assertThat(amounts(price(terms(null), facts))).containsExactly("1.00", "16.00", "3.00");
    }

    @Test
    void capsTimeByTheDay() {
        var price = price(terms("88"), trip(NOON, 26 * 60, 0));
        // A day costs the cap, two hours of the next one what they cost.
        assertThat(price.total()).isEqualTo(money("137.00"));
        assertThat(price.lines()).extracting(Price.Line::code).contains("cap");
    }

    @Test
    void takesThePackageWhenItIsCheaper() {
        var long_ = price(terms("88"), trip(NOON, 180, 30_000));
        assertThat(long_.lines()).extracting(Price.Line::code).containsExactly("unlock", "package");
        assertThat(long_.total()).isEqualTo(money("46.00"));
        var brief = price(terms("88"), trip(NOON, 20, 3_000));
        assertThat(brief.lines()).extracting(Price.Line::code).doesNotContain("package");
    }

    @Test
    void thanksWhoPlugsInALowBattery() {
        var facts = new TripFacts(NOON, NOON.plusSeconds(1_800), List.of(), 0, 25f, true);
        assertThat(price(terms(null), facts).total()).isEqualTo(money("11.70"));
        var full = new TripFacts(NOON, NOON.plusSeconds(1_800), List.of(), 0, 80f, true);
        assertThat(price(terms(null), full).total()).isEqualTo(money("13.00"));
    }

    @Test
    void neverGivesMoneyBackForAPromoCode() {
        var promo = new Discount("BIG", null, new BigDecimal("500"));
        assertThat(Pricing.trip(tariff(terms(null)), SINGAPORE, trip(NOON, 10, 0), promo).total())
                .isEqualTo(money("0"));
    }

    @Test
    void chargesWholeYen() {
        var price = Pricing.trip(tariff(terms(null)), JAPAN, trip(NOON, 7, 3_333), null);
        assertThat(price.lines())
                .allSatisfy(line -> assertThat(line.amount().amount().scale()).isZero());
        assertThat(price.total().currency()).isEqualTo("JPY");
    }

    @Test
    void countsRealMinutesWhenTheClockIsPutForward() {
        // Sydney, 4 October 2026: 02:00 becomes 03:00.
        var start = Instant.parse("2026-10-03T15:30:00Z");
        var price = Pricing.trip(tariff(terms(null)), SYDNEY, trip(start, 60, 0), null);
        var minutes =
                price.lines().stream()
                        .filter(line -> line.code().equals("driving"))
                        .map(line -> line.quantity() == null ? BigDecimal.ZERO : line.quantity())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(minutes).isEqualByComparingTo("60");
    }

    @Test
    void keepsItsLawsForAnyTrip() {
        var random = new Random(20261121);
        for (var round = 0; round < 3_000; round++) {
            var terms = terms(random.nextBoolean() ? "88" : null);
            var minutes = random.nextInt(4_000) + 1;
            var metres = random.nextInt(300_000);
            var start = NOON.plusSeconds(random.nextInt(400_000));
            var price = price(terms, trip(start, minutes, metres));
            assertThat(price.total().amount().signum()).isNotNegative();
            assertThat(sum(price)).isEqualByComparingTo(price.total().amount());
            assertThat(price(terms, trip(start, minutes, metres))).isEqualTo(price);
            assertThat(price(terms, trip(start, minutes + 7, metres)).total().amount())
                    .isGreaterThanOrEqualTo(price.total().amount().subtract(rounding()));
            assertThat(price(terms, trip(start, minutes, metres + 900)).total().amount())
                    .isGreaterThanOrEqualTo(price.total().amount().subtract(rounding()));
            if (terms.dayCap() != null && metres == 0) {
                var days = minutes / 1_440 + 1;
                assertThat(price.total().amount())
                        .isLessThanOrEqualTo(BigDecimal.valueOf(88L * days + 1));
            }
        }
    }

    @Test
    void survivesItsOwnJson() {
        var json = JsonMapper.shared();
        var price = price(terms("88"), trip(NOON, 26 * 60, 41_000));
        assertThat(json.readValue(json.writeValueAsString(price), Price.class)).isEqualTo(price);
        var terms = terms("88");
        assertThat(json.readValue(json.writeValueAsString(terms), TariffTerms.class))
                .isEqualTo(terms);
    }

    /** Each line is rounded by itself, so one cent may be between two sums of other lines. */
    private static BigDecimal rounding() {
        return new BigDecimal("0.02");
    }

    private static BigDecimal sum(Price price) {
        return price.lines().stream()
                .map(line -> line.amount().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<String> amounts(Price price) {
        return price.lines().stream().map(line -> line.amount().amount().toPlainString()).toList();
    }

    private static TripFacts trip(Instant start, int minutes, long metres) {
        return TripFacts.planned(start, Duration.ofMinutes(minutes), metres);
    }

    private static Price price(TariffTerms terms, TripFacts facts) {
        return Pricing.trip(tariff(terms), SINGAPORE, facts, null);
    }

    private static Money money(String amount) {
        return new Money(new BigDecimal(amount), "SGD");
    }

    private static Tariff tariff(TariffTerms terms) {
        return new Tariff(new UUID(0, 1), new UUID(0, 2), "", Instant.EPOCH, null, terms);
    }

    private static TariffTerms terms(@Nullable String dayCap) {
        return new TariffTerms(
                new BigDecimal("1"),
                new BigDecimal("0.40"),
                new BigDecimal("0.15"),
                new BigDecimal("0.39"),
                dayCap == null ? null : new BigDecimal(dayCap),
                List.of(new Band("night", Set.of(), LocalTime.of(23, 0), LocalTime.of(6, 0), 60)),
                List.of(new TripPackage("3 hours", 3, 30, new BigDecimal("45"))),
                10,
                30,
                new BigDecimal("50"),
                60,
                new BigDecimal("5"),
                new BigDecimal("10"));
    }

    private static Market market(String currency, int decimals, String zone, String tax) {
        return new Market(
                "XX",
                "Somewhere",
                currency,
                decimals,
                ZoneId.of(zone),
                "GST",
                new BigDecimal(tax),
                "Blue Horizons",
                "Street",
                "1",
                "en-SG",
                "+65");
    }
}
