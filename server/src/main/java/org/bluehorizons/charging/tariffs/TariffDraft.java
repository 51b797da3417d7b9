package org.bluehorizons.charging.tariffs;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.bluehorizons.platform.Rules;
import org.jspecify.annotations.Nullable;

/** What a tariff is to say, as a caller wrote it. */
@Schema(name = "NewChargingTariff")
record TariffDraft(
        @Schema(example = "Public AC") @Nullable String name,
        @Schema(example = "SGD", description = "ISO 4217.") @Nullable String currency,
        @Schema(description = "For cars of our own fleet: computed, not billed.")
                @Nullable Boolean internal,
        @Nullable ChargingTerms terms,
        @Schema(description = "Not in the past; now when left out.") @Nullable Instant validFrom,
        @Schema(description = "Null: until further notice.") @Nullable Instant validUntil,
        @Nullable Boolean everywhere,
        @Nullable List<UUID> siteIds,
        @Nullable List<String> stationIds) {

    private static final Duration GRACE = Duration.ofMinutes(1);
    private static final int MOST_PLACES = 10_000;
    private static final ChargingTerms NOTHING =
            new ChargingTerms(
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    0,
                    null,
                    null,
                    BigDecimal.ZERO,
                    List.of());

    /** With every rule kept. */
    record Checked(
            String name,
            String currency,
            boolean internal,
            ChargingTerms terms,
            Instant validFrom,
            @Nullable Instant validUntil,
            boolean everywhere,
            List<UUID> siteIds,
            List<String> stationIds) {

        /** Whether the prices are those of the tariff. */
        boolean pricesLike(ChargingTariff tariff) {
            return currency.equals(tariff.currency())
                    && internal == tariff.internal()
                    && terms.equals(tariff.terms())
                    && validFrom.equals(tariff.validFrom());
        }
    }

    /**
     * @param before the tariff as it is; null for a new one
     */
    Checked checked(Instant now, @Nullable ChargingTariff before) {
        var from = Objects.requireNonNullElse(validFrom, before == null ? now : before.validFrom());
        var sites = distinct(siteIds);
        var stations = distinct(stationIds);
        var rules =
                new Rules()
                        .check(
                                name != null && !name.isBlank() && name.length() <= 128,
                                "name",
                                "1 to 128 characters")
                        .check(
                                isCurrency(currency),
                                "currency",
                                "a currency, ISO 4217, such as SGD")
                        .check(terms != null, "terms", "required")
                        .check(
                                before != null || !from.isBefore(now.minus(GRACE)),
                                "validFrom",
                                "not in the past")
                        .check(
                                validUntil == null || validUntil.isAfter(from),
                                "validUntil",
                                "after validFrom")
                        .check(sites.size() <= MOST_PLACES, "siteIds", "at most 10000")
                        .check(stations.size() <= MOST_PLACES, "stationIds", "at most 10000");
        var prices = Objects.requireNonNullElse(terms, NOTHING);
        prices.check(rules);
        rules.demand();
        return new Checked(
                Objects.requireNonNullElse(name, "").strip(),
                Objects.requireNonNullElse(currency, ""),
                Boolean.TRUE.equals(internal),
                prices,
                from,
                validUntil,
                Boolean.TRUE.equals(everywhere),
                sites,
                stations);
    }

    static boolean isCurrency(@Nullable String code) {
        return code != null
                && Currency.getAvailableCurrencies().stream()
                        .anyMatch(known -> known.getCurrencyCode().equals(code));
    }

    private static <T> List<T> distinct(@Nullable List<T> given) {
        return given == null
                ? List.of()
                : given.stream().filter(Objects::nonNull).distinct().toList();
    }
}
