package org.bluehorizons.charging.sites;

import java.util.UUID;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AuditLog;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.web.ETags;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes of sites, each with its audit entry. Safe for use by many threads. */
@Component
class Sites {

    private final SiteTable table;
    private final AuditLog audit;

    Sites(SiteTable table, AuditLog audit) {
        this.table = table;
        this.audit = audit;
    }

    @Transactional
    public Site register(SiteDraft wanted, Actor actor) {
        var site = table.find(table.insert(wanted.checked())).orElseThrow();
        audit.record(actor, "charging-site.registered", site.subject(), null, site);
        return site;
    }

    @Transactional
    public Site change(UUID id, SiteDraft change, ETags.IfMatch ifMatch, Actor actor) {
        var before = table.lock(id);
        ifMatch.check(before.version());
        table.update(id, change.on(before).checked());
        table.tell(id);
        var after = table.find(id).orElseThrow();
        audit.record(actor, "charging-site.changed", after.subject(), before, after);
        return after;
    }

    @Transactional
    public void retire(UUID id, ETags.IfMatch ifMatch, Actor actor) {
        var before = table.lock(id);
        ifMatch.check(before.version());
        if (before.stations() > 0) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT,
                    "charging_site_in_use",
                    "%d stations stand there; move or retire them first"
                            .formatted(before.stations()));
        }
        table.retire(id);
        audit.record(actor, "charging-site.retired", before.subject(), before, null);
    }
}
