package org.bluehorizons.rental.pricing;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.bluehorizons.platform.Rules;
import org.jspecify.annotations.Nullable;

/**
 * What a tariff says, tax included, in the market's currency. Lists that are left out are empty,
 * amounts zero.
 *
 * @param perPausedMinute while the car is locked during a trip
 * @param dayCap the most that time costs within 24 hours of a trip; null: no cap
 * @param bands times of day at which driving time costs more or less; where none fits: 100 percent
 * @param packages hours with kilometres at a fixed price; the cheapest way is taken by itself
 * @param plugInDiscountPercent off the price for who plugs the car in at the end with at most
 *     {@code plugInBelowPercent} of charge
 * @param deposit authorised when a booking is made
 * @param freeCancelMinutes up to this long before its start a reservation is cancelled free
 */
@Schema(name = "TariffTerms")
public record TariffTerms(
        @Schema(example = "1.00") BigDecimal unlockFee,
        @Schema(example = "0.40") BigDecimal perMinute,
        @Schema(example = "0.15") BigDecimal perPausedMinute,
        @Schema(example = "0.39") BigDecimal perKilometre,
        @Schema(example = "88.00") @Nullable BigDecimal dayCap,
        List<Band> bands,
        List<TripPackage> packages,
        @Schema(example = "10") int plugInDiscountPercent,
        @Schema(example = "30") int plugInBelowPercent,
        @Schema(example = "50.00") BigDecimal deposit,
        @Schema(example = "60") int freeCancelMinutes,
        @Schema(example = "5.00") BigDecimal cancelFee,
        @Schema(example = "10.00") BigDecimal noShowFee) {

    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000);

    /**
     * A time of day, local.
     *
     * @param until before this; until a {@code from} that is not before it means the next day
     * @param percent of the price a minute
     */
    @Schema(name = "TariffBand")
    public record Band(
            @Schema(example = "night") String name,
            Set<DayOfWeek> days,
            @Schema(type = "string", example = "22:00") LocalTime from,
            @Schema(type = "string", example = "06:00") LocalTime until,
            @Schema(example = "60") int percent) {

        public Band {
            days = days == null ? Set.of() : Set.copyOf(days);
        }
    }

    /** A fixed price for the first hours and kilometres. */
    @Schema(name = "TariffPackage")
    public record TripPackage(
            @Schema(example = "3 hours") String name,
            @Schema(example = "3") int hours,
            @Schema(example = "40") int kilometres,
            @Schema(example = "45.00") BigDecimal price) {}

    public TariffTerms {
        unlockFee = orZero(unlockFee);
        perMinute = orZero(perMinute);
        perPausedMinute = orZero(perPausedMinute);
        perKilometre = orZero(perKilometre);
        deposit = orZero(deposit);
        cancelFee = orZero(cancelFee);
        noShowFee = orZero(noShowFee);
        bands = bands == null ? List.of() : List.copyOf(bands);
        packages = packages == null ? List.of() : List.copyOf(packages);
    }

    /** Names each rule that the terms break. */
    void check(Rules rules) {
        amount(unlockFee, "terms.unlockFee", rules);
        amount(perMinute, "terms.perMinute", rules);
        amount(perPausedMinute, "terms.perPausedMinute", rules);
        amount(perKilometre, "terms.perKilometre", rules);
        amount(deposit, "terms.deposit", rules);
        amount(cancelFee, "terms.cancelFee", rules);
        amount(noShowFee, "terms.noShowFee", rules);
        if (dayCap != null) {
            amount(dayCap, "terms.dayCap", rules);
        }
        rules.check(bands.size() <= 20, "terms.bands", "at most 20")
                .check(packages.size() <= 20, "terms.packages", "at most 20")
                .check(
                        plugInDiscountPercent >= 0 && plugInDiscountPercent <= 100,
                        "terms.plugInDiscountPercent",
                        "0 to 100")
                .check(
                        plugInBelowPercent >= 0 && plugInBelowPercent <= 100,
                        "terms.plugInBelowPercent",
                        "0 to 100")
                .check(
                        freeCancelMinutes >= 0 && freeCancelMinutes <= 10_080,
                        "terms.freeCancelMinutes",
                        "0 to 10080");
        bands.forEach(band -> check(band, rules));
        packages.forEach(offer -> check(offer, rules));
    }

    private static void check(Band band, Rules rules) {
        rules.check(
                        band.name() != null && band.from() != null && band.until() != null,
                        "terms.bands",
                        "each with name, from and until")
                .check(
                        band.percent() >= 0 && band.percent() <= 1_000,
                        "terms.bands.percent",
                        "0 to 1000");
    }

    private static void check(TripPackage offer, Rules rules) {
        rules.check(offer.name() != null, "terms.packages.name", "required")
                .check(
                        offer.hours() >= 1 && offer.hours() <= 720,
                        "terms.packages.hours",
                        "1 to 720")
                .check(
                        offer.kilometres() >= 0 && offer.kilometres() <= 100_000,
                        "terms.packages.kilometres",
                        "0 to 100000");
        amount(orZero(offer.price()), "terms.packages.price", rules);
    }

    private static void amount(BigDecimal amount, String field, Rules rules) {
        rules.check(
                amount.signum() >= 0 && amount.compareTo(MOST) <= 0 && amount.scale() <= 4,
                field,
                "an amount from 0 to 1000000000 with at most 4 decimals");
    }

    private static BigDecimal orZero(@Nullable BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }
}
