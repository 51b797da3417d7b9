package org.bluehorizons.rental.memberships;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Set;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AuditLog;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Rules;
import org.bluehorizons.platform.web.ETags;
import org.bluehorizons.rental.Market;
import org.bluehorizons.rental.Markets;
import org.bluehorizons.rental.memberships.PlanController.Change;
import org.bluehorizons.rental.memberships.PlanController.NewPlan;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes of plans, each with its audit entry. Safe for use by many threads. */
@Component
class PlanChanges {

    private static final Set<String> KINDS = Set.of("pay_as_you_go", "monthly", "corporate");
    private static final BigDecimal MOST = new BigDecimal("100000000");

    private final Plans plans;
    private final Markets markets;
    private final AuditLog audit;

    PlanChanges(Plans plans, Markets markets, AuditLog audit) {
        this.plans = plans;
        this.markets = markets;
        this.audit = audit;
    }

    @Transactional
    public Plan make(NewPlan wanted, Actor actor) {
        var code = Objects.requireNonNullElse(wanted.code(), "");
        var kind = Objects.requireNonNullElse(wanted.kind(), "");
        var fee = Objects.requireNonNullElse(wanted.monthlyFee(), BigDecimal.ZERO);
        var market = markets.find(Objects.requireNonNullElse(wanted.market(), "")).orElse(null);
        var rules = new Rules();
        rules.check(market != null, "market", "one of our markets, such as SG")
                .check(
                        code.matches("[a-z0-9-]{1,40}"),
                        "code",
                        "1 to 40 lower-case letters, digits, hyphens")
                .check(KINDS.contains(kind), "kind", "pay_as_you_go, monthly or corporate");
        var name = name(wanted.name(), rules);
        check(fee, kind, market, rules);
        rules.demand();
        var made = plans.insert(Objects.requireNonNull(market).code(), code, name, kind, fee);
        audit.record(actor, "plan.made", made.subject(), null, made);
        return made;
    }

    @Transactional
    public Plan change(Plan found, Change change, ETags.IfMatch ifMatch, Actor actor) {
        var before = plans.lock(found.id());
        ifMatch.check(before.version());
        var rules = new Rules();
        var name = change.name() == null ? before.name() : name(change.name(), rules);
        var fee = Objects.requireNonNullElse(change.monthlyFee(), before.monthlyFee().amount());
        var active = Objects.requireNonNullElse(change.active(), before.active());
        check(fee, before.kind(), markets.get(before.market()), rules);
        rules.demand();
        if (!active && before.kind().equals("pay_as_you_go") && !plans.hasOtherPayAsYouGo(before)) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT,
                    "last_plan",
                    "active: the market's last plan of kind pay_as_you_go stays; make another first");
        }
        var after = plans.update(before.id(), name, fee, active);
        audit.record(actor, "plan.changed", after.subject(), before, after);
        return after;
    }

    private static String name(@Nullable String given, Rules rules) {
        var name = given == null ? "" : given.strip();
        rules.check(!name.isEmpty() && name.length() <= 100, "name", "1 to 100 characters");
        return name;
    }

    private static void check(BigDecimal fee, String kind, @Nullable Market market, Rules rules) {
        var whole = market == null || fee.stripTrailingZeros().scale() <= market.decimals();
        rules.check(
                whole
                        && fee.compareTo(MOST) < 0
                        && (kind.equals("monthly") ? fee.signum() > 0 : fee.signum() == 0),
                "monthlyFee",
                "more than 0 for kind monthly, else 0; with no more decimals than the market's currency");
    }
}
