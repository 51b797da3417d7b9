package org.bluehorizons.rental.memberships;

import java.util.Objects;
import java.util.UUID;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AuditLog;
import org.bluehorizons.platform.web.ETags;
import org.bluehorizons.rental.Markets;
import org.bluehorizons.rental.memberships.CorporateController.Change;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes of corporates, each with its audit entry. Safe for use by many threads. */
@Component
class CorporateChanges {

    private final Corporates corporates;
    private final CorporateMembers members;
    private final Markets markets;
    private final Plans plans;
    private final AuditLog audit;

    CorporateChanges(
            Corporates corporates,
            CorporateMembers members,
            Markets markets,
            Plans plans,
            AuditLog audit) {
        this.corporates = corporates;
        this.members = members;
        this.markets = markets;
        this.plans = plans;
        this.audit = audit;
    }

    @Transactional
    public Corporate make(NewCorporate.Draft wanted, Actor actor) {
        var made = corporates.insert(wanted.checked(markets, plans));
        audit.record(actor, "corporate.made", made.subject(), null, made);
        return made;
    }

    /** Another plan becomes the members' too; members of one that is not active any more leave. */
    @Transactional
    public Corporate change(UUID id, Change change, ETags.IfMatch ifMatch, Actor actor) {
        var before = corporates.lock(id);
        ifMatch.check(before.version());
        var wanted = change.on(before).checked(markets, plans);
        var active = Objects.requireNonNullElse(change.active(), before.active());
        var after = corporates.update(id, wanted, active);
        audit.record(actor, "corporate.changed", after.subject(), before, after);
        if (!active) {
            members.removeAll(after, actor);
        } else if (!after.planId().equals(before.planId())) {
            members.assignPlan(after, actor);
        }
        return after;
    }
}
