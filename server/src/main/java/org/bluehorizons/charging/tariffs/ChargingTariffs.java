package org.bluehorizons.charging.tariffs;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AuditLog;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.web.ETags;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes of tariffs, each with its audit entry. Safe for use by many threads. */
@Component
class ChargingTariffs {

    private final TariffTable table;
    private final AuditLog audit;
    private final Clock clock;

    ChargingTariffs(TariffTable table, AuditLog audit, Clock clock) {
        this.table = table;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public ChargingTariff make(TariffDraft wanted, Actor actor) {
        var now = now();
        var id = table.insert(wanted.checked(now, null), now);
        var tariff = table.find(id).orElseThrow();
        audit.record(actor, "charging_tariff.made", tariff.subject(), null, tariff);
        return tariff;
    }

    /**
     * @throws ProblemException 409 {@code tariff_in_effect} when prices change that hold already
     */
    @Transactional
    public ChargingTariff replace(UUID id, TariffDraft draft, ETags.IfMatch ifMatch, Actor actor) {
        var before = table.lock(id);
        ifMatch.check(before.version());
        var now = now();
        var wanted = draft.checked(now, before);
        if (before.hasBegun(now) && !wanted.pricesLike(before)) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT,
                    "tariff_in_effect",
                    "terms, currency, internal and validFrom stay once a tariff is in effect; make another that begins later");
        }
        table.update(id, wanted, now);
        var after = table.find(id).orElseThrow();
        audit.record(actor, "charging_tariff.changed", after.subject(), before, after);
        return after;
    }

    /** No session that begins from now on is priced by it. */
    @Transactional
    public void end(UUID id, ETags.IfMatch ifMatch, Actor actor) {
        var before = table.lock(id);
        ifMatch.check(before.version());
        table.end(id, now());
        var after = table.find(id).orElseThrow();
        audit.record(actor, "charging_tariff.ended", after.subject(), before, after);
    }

    /** As the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
