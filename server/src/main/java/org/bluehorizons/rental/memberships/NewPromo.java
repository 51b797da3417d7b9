package org.bluehorizons.rental.memberships;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Rules;
import org.bluehorizons.rental.Market;
import org.bluehorizons.rental.Markets;
import org.jspecify.annotations.Nullable;

/** A promo code as staff wants it. */
@Schema(name = "NewPromo")
record NewPromo(
        @Schema(example = "WELCOME", description = "Drivers may write it in lower case too.")
                @Nullable String code,
        @Schema(example = "SG") @Nullable String market,
        @Schema(type = "string", example = "20", description = "Either this or an amount.")
                @Nullable BigDecimal percent,
        @Schema(
                        type = "string",
                        description = "In the market's currency; never more than the trip costs.")
                @Nullable BigDecimal amount,
        @Schema(description = "Now when left out.") @Nullable Instant from,
        @Schema(description = "Without end when left out.") @Nullable Instant until,
        @Schema(description = "By all drivers together; any number when left out.")
                @Nullable Integer mostUses,
        @Schema(example = "1", description = "By one driver; 1 when left out.")
                @Nullable Integer usesEach) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal MOST = new BigDecimal("100000000");

    /**
     * @throws ProblemException 422 naming the fields that break a rule
     */
    Promo checked(Markets markets, Instant now, String actor) {
        var rules = new Rules();
        var name = code == null ? "" : code.strip().toUpperCase(Locale.ROOT);
        var begins = Objects.requireNonNullElse(from, now);
        var found = market == null ? null : markets.find(market).orElse(null);
        rules.check(name.matches("[A-Z0-9-]{3,30}"), "code", "3 to 30 letters, digits, hyphens")
                .check(found != null, "market", "one of our markets, such as SG")
                .check(
                        (percent == null) != (amount == null),
                        "percent",
                        "either percent or amount, not both")
                .check(percent == null || isPercent(percent), "percent", "0.01 to 100, 2 decimals")
                .check(
                        amount == null || isAmount(amount, found),
                        "amount",
                        "more than 0, with no more decimals than the market's currency")
                .check(until == null || until.isAfter(begins), "until", "after from")
                .check(mostUses == null || mostUses > 0, "mostUses", "1 or more")
                .check(usesEach == null || usesEach > 0, "usesEach", "1 or more")
                .demand();
        return new Promo(
                name,
                Objects.requireNonNull(found).code(),
                percent,
                amount,
                begins,
                until,
                mostUses,
                0,
                Objects.requireNonNullElse(usesEach, 1),
                actor,
                now);
    }

    private static boolean isPercent(BigDecimal percent) {
        return percent.signum() > 0
                && percent.compareTo(HUNDRED) <= 0
                && percent.stripTrailingZeros().scale() <= 2;
    }

    private static boolean isAmount(BigDecimal amount, @Nullable Market market) {
        return amount.signum() > 0
                && amount.compareTo(MOST) < 0
                && (market == null || amount.stripTrailingZeros().scale() <= market.decimals());
    }
}
