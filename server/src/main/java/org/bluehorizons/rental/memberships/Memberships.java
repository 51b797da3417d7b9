package org.bluehorizons.rental.memberships;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AuditLog;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.rental.drivers.Driver;
import org.bluehorizons.rental.journal.Journal;
import org.bluehorizons.rental.journal.Journal.About;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which plan drivers have. A plan begins at once, and its first month is charged; one without fee
 * waits until the month that is paid has ended. A fee that cannot be collected ends the plan, and
 * the member pays as he goes. Safe for use by many threads.
 */
@Component
class Memberships {

    private final MembershipTable table;
    private final Plans plans;
    private final MembershipFees fees;
    private final Journal journal;
    private final AuditLog audit;
    private final Clock clock;

    Memberships(
            MembershipTable table,
            Plans plans,
            MembershipFees fees,
            Journal journal,
            AuditLog audit,
            Clock clock) {
        this.table = table;
        this.plans = plans;
        this.fees = fees;
        this.journal = journal;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The driver chooses, or staff for him. What he has already stays, and takes back that another
     * was chosen.
     *
     * @param reason what staff says why; null when it is the driver
     * @throws ProblemException 422 naming {@code planId}; 403 {@code suspended}; 409 {@code
     *     plan_of_corporate} or {@code payment_method_required}
     */
    @Transactional
    public Membership choose(Driver driver, UUID planId, Actor actor, @Nullable String reason) {
        var before = table.lock(driver.id());
        var plan =
                plans.find(planId)
                        .filter(found -> found.market().equals(before.market()))
                        .filter(found -> !found.isCorporate())
                        .filter(found -> found.active() || found.id().equals(before.planId()))
                        .orElseThrow(
                                () -> ProblemException.field("planId", "one of GET /v1/plans"));
        demandFree(before);
        var now = clock.instant();
        if (plan.id().equals(before.planId())) {
            return before.nextPlanId() == null
                    ? before
                    : told(before, table.setNextPlan(driver.id(), null), actor, reason);
        }
        if (before.isPaidAt(now) && !plan.hasFee()) {
            return told(before, table.setNextPlan(driver.id(), plan.id()), actor, reason);
        }
        var changed = table.setPlan(driver.id(), plan.id(), now);
        if (plan.hasFee() && !fees.charge(changed, plan, now, actor)) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT,
                    "payment_method_required",
                    "The plan has a monthly fee; add a payment method first.");
        }
        return told(before, table.get(driver.id()), actor, reason);
    }

    /** Renews, changes or ends what is due; nothing when it is not, or somebody else is at it. */
    @Transactional
    public void renew(UUID driver, Instant now) {
        table.lockDue(driver, now).ifPresent(due -> renew(due, now));
    }

    /** A month's fee was declined: if the driver still has that plan, it ends. */
    @Transactional
    public void feeDeclined(UUID payment, String reason) {
        var fee = fees.find(payment);
        if (fee.isEmpty()) {
            return;
        }
        var member = table.lock(fee.get().driverId());
        if (member.planId().equals(fee.get().planId()) && member.corporateId() == null) {
            suspend(member, reason, clock.instant());
        }
    }

    /** Gives the driver another plan at once, without a fee; in the caller's transaction. */
    Membership assign(UUID driver, UUID plan, Actor actor) {
        var before = table.lock(driver);
        return told(before, table.setPlan(driver, plan, clock.instant()), actor);
    }

    private void renew(Membership due, Instant now) {
        if (due.nextPlanId() != null) {
            told(due, table.setPlan(due.driverId(), due.nextPlanId(), now), Actor.SYSTEM);
            return;
        }
        var plan = plans.get(due.planId());
        if (!plan.hasFee() || due.corporateId() != null) {
            table.setPaidUntil(due.driverId(), null);
        } else if (!table.isActive(due.driverId())) {
            suspend(due, "the driver may not book", now);
        } else if (!fees.charge(due, plan, now, Actor.SYSTEM)) {
            suspend(due, "there is no payment method", now);
        }
    }

    private void suspend(Membership member, String reason, Instant now) {
        var fallback = plans.payAsYouGo(member.market());
        var after =
                told(member, table.setPlan(member.driverId(), fallback.id(), now), Actor.SYSTEM);
        journal.record(
                "membership.suspended",
                About.driver(member.driverId()),
                Map.of("plan", member.planId(), "becomes", after.planId(), "reason", reason),
                Actor.SYSTEM.name());
    }

    private Membership told(Membership before, Membership after, Actor actor) {
        return told(before, after, actor, null);
    }

    private Membership told(
            Membership before, Membership after, Actor actor, @Nullable String reason) {
        audit.record(actor, "membership.changed", after.subject(), before, after, reason);
        var type = before.planId().equals(after.planId()) ? "membership.changed" : "plan.changed";
        journal.record(
                type,
                About.driver(after.driverId()),
                Map.of("plan", after.planId(), "from", before.planId()),
                actor.name());
        return after;
    }

    private void demandFree(Membership member) {
        if (member.corporateId() != null) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT,
                    "plan_of_corporate",
                    "Your corporate account chooses the plan.");
        }
        if (!table.isActive(member.driverId())) {
            throw ProblemException.of(
                    HttpStatus.FORBIDDEN, "suspended", "You are suspended; you keep your plan.");
        }
    }
}
