package org.bluehorizons.rental.places;

import java.util.Objects;
import java.util.UUID;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AuditLog;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.web.ETags;
import org.bluehorizons.rental.Markets;
import org.bluehorizons.rental.places.StationDraft.CheckedBay;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes of stations. Each commits together with its audit entry; then this node knows it. Safe
 * for use by many threads.
 */
@Component
class Stations {

    private final StationTable table;
    private final Places places;
    private final Markets markets;
    private final AuditLog audit;

    Stations(StationTable table, Places places, Markets markets, AuditLog audit) {
        this.table = table;
        this.places = places;
        this.markets = markets;
        this.audit = audit;
    }

    @Transactional
    public Station open(StationDraft wanted, Actor actor) {
        var market =
                markets.find(Objects.requireNonNullElse(wanted.market(), ""))
                        .orElseThrow(() ->
                                ProblemException.field(
                                        "market", "the code of a market of ours, such as SG"));
        var id = table.insert(market.code(), wanted.checked(market));
        var station = table.find(id).orElseThrow();
        audit.record(actor, "station.opened", station.subject(), null, station);
        places.refreshAfterCommit();
        return station;
    }

    @Transactional
    public Station change(UUID id, StationDraft change, ETags.IfMatch ifMatch, Actor actor) {
        var before = table.lock(id);
        ifMatch.check(before.version());
        if (change.market() != null && !change.market().equals(before.market())) {
            throw ProblemException.field("market", "a station stays in its market");
        }
        var wanted = change.on(before).checked(markets.get(before.market()));
        var kept = wanted.bays().stream().map(CheckedBay::code).toList();
        var gone =
                before.bays().stream().map(Bay::code).filter(code -> !kept.contains(code)).toList();
        if (!gone.isEmpty()) {
            var inUse = table.baysInUse(id).stream().filter(gone::contains).toList();
            if (!inUse.isEmpty()) {
                throw ProblemException.of(
                        HttpStatus.CONFLICT,
                        "bay_in_use",
                        "bays: a car stands in, or somebody has reserved, " + inUse);
            }
        }
        table.update(id, wanted);
        var after = table.find(id).orElseThrow();
        audit.record(actor, "station.changed", after.subject(), before, after);
        places.refreshAfterCommit();
        return after;
    }

    /** Its code stays taken, its history stays. */
    @Transactional
    public void retire(UUID id, ETags.IfMatch ifMatch, Actor actor) {
        var before = table.lock(id);
        ifMatch.check(before.version());
        var cars = table.cars(id);
        var inUse = table.baysInUse(id);
        if (cars > 0 || !inUse.isEmpty()) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT,
                    "station_in_use",
                    "%d cars stand there, bays in use or reserved: %s; move them first"
                            .formatted(cars, inUse));
        }
        table.retire(id);
        audit.record(actor, "station.retired", before.subject(), before, null);
        places.refreshAfterCommit();
    }
}
