package org.bluehorizons.rental.memberships;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Objects;
import java.util.UUID;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Rules;
import org.bluehorizons.rental.Markets;
import org.jspecify.annotations.Nullable;

/** What a corporate's record is to say, with every rule kept. */
record NewCorporate(String market, String name, String billingEmail, String address, Plan plan) {

    /** What staff wrote; null where nothing. */
    @Schema(name = "NewCorporate")
    record Draft(
            @Schema(example = "SG") @Nullable String market,
            @Schema(example = "Acme Pte. Ltd.") @Nullable String name,
            @Schema(example = "bills@acme.example") @Nullable String billingEmail,
            @Schema(example = "1 Raffles Place, Singapore 048616", description = "On invoices.")
                    @Nullable String address,
            @Schema(description = "Of kind corporate; the market's first when left out.")
                    @Nullable UUID planId) {

        /**
         * @throws ProblemException 422 naming the fields that break a rule
         */
        NewCorporate checked(Markets markets, Plans plans) {
            var known = market == null ? null : markets.find(market).orElse(null);
            var plan = known == null ? null : plan(known.code(), plans);
            var rules = new Rules();
            rules.check(known != null, "market", "one of our markets, such as SG")
                    .check(is(name, 200), "name", "1 to 200 characters")
                    .check(
                            is(billingEmail, 254)
                                    && text(billingEmail).matches("[^\\s@]+@[^\\s@]+"),
                            "billingEmail",
                            "an e-mail address")
                    .check(text(address).length() <= 500, "address", "at most 500 characters")
                    .check(
                            known == null || plan != null,
                            "planId",
                            "an active plan of kind corporate of the market")
                    .demand();
            return new NewCorporate(
                    Objects.requireNonNull(known).code(),
                    text(name),
                    text(billingEmail),
                    text(address),
                    Objects.requireNonNull(plan));
        }

        private @Nullable Plan plan(String ofMarket, Plans plans) {
            var found =
                    planId == null
                            ? plans.firstCorporate(ofMarket)
                            : plans.find(planId)
                                    .filter(plan -> plan.market().equals(ofMarket))
                                    .filter(plan -> plan.isCorporate() && plan.active());
            return found.orElse(null);
        }

        private static boolean is(@Nullable String given, int longest) {
            var text = text(given);
            return !text.isEmpty() && text.length() <= longest;
        }

        private static String text(@Nullable String given) {
            return given == null ? "" : given.strip();
        }
    }
}
