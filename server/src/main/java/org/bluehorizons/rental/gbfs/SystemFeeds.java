package org.bluehorizons.rental.gbfs;

import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.bluehorizons.rental.Market;
import org.jspecify.annotations.Nullable;

/** What is true of a system as a whole. */
final class SystemFeeds {

    private SystemFeeds() {}

    record Information(
            String systemId,
            List<String> languages,
            List<Text> name,
            String openingHours,
            List<Text> operator,
            @Nullable URI purchaseUrl,
            String feedContactEmail,
            @Nullable URI manifestUrl,
            String timezone) {}

    record Regions(List<Region> regions) {}

    record Region(String regionId, List<Text> name) {}

    record PricingPlans(List<Plan> plans) {}

    /**
     * @param isTaxable whether tax is added to the price; ours contain it
     */
    record Plan(
            String planId,
            List<Text> name,
            String currency,
            BigDecimal price,
            boolean isTaxable,
            List<Text> description,
            @Nullable List<Segment> perKmPricing,
            @Nullable List<Segment> perMinPricing) {}

    /** So much for each interval from the start on. */
    record Segment(int start, BigDecimal rate, int interval) {}

    record Alerts(List<String> alerts) {}

    static Information information(Scene scene, GbfsSettings settings) {
        var market = scene.market();
        return new Information(
                settings.systemId(market.code()),
                List.of(Text.ENGLISH),
                Text.english(settings.systemName() + " " + market.name()),
                "24/7",
                Text.english(market.legalEntity()),
                settings.rentalUrl().isEmpty() ? null : URI.create(settings.rentalUrl()),
                settings.contactEmail(),
                settings.publicUrl().isEmpty()
                        ? null
                        : URI.create(settings.publicUrl() + "/gbfs/manifest.json"),
                market.timeZone().getId());
    }

    static Regions regions(Scene scene) {
        return new Regions(
                List.of(new Region(regionId(scene.market()), Text.english(scene.market().name()))));
    }

    static String regionId(Market market) {
        return market.code().toLowerCase(Locale.ROOT);
    }

    static PricingPlans pricingPlans(Scene scene) {
        return new PricingPlans(scene.plans().stream().map(SystemFeeds::plan).toList());
    }

    /** We tell of none yet: closed stations say so in their status. */
    static Alerts alerts() {
        return new Alerts(List.of());
    }

    private static Plan plan(PublicPlan plan) {
        return new Plan(
                plan.id(),
                Text.english(plan.name()),
                plan.currency(),
                plan.unlockFee(),
                false,
                Text.english(plan.description()),
                segments(plan.perKilometre()),
                segments(plan.perMinute()));
    }

    private static @Nullable List<Segment> segments(BigDecimal rate) {
        return rate.signum() == 0 ? null : List.of(new Segment(0, rate, 1));
    }
}
