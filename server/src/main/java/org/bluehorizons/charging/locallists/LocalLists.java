package org.bluehorizons.charging.locallists;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AuditLog;
import org.bluehorizons.charging.commands.StationCommands;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.web.ETags;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** Changes of lists and their way to stations. Safe for use by many threads. */
@Component
class LocalLists {

    private static final int AT_ONCE = 200;

    private final LocalListTable table;
    private final StationListTable stations;
    private final LocalListSync sync;
    private final StationCommands commands;
    private final AuditLog audit;
    private final TransactionOperations transactions;

    LocalLists(
            LocalListTable table,
            StationListTable stations,
            LocalListSync sync,
            StationCommands commands,
            AuditLog audit,
            TransactionOperations transactions) {
        this.table = table;
        this.stations = stations;
        this.sync = sync;
        this.commands = commands;
        this.audit = audit;
        this.transactions = transactions;
    }

    @Transactional
    public LocalList make(LocalListDraft wanted, Actor actor) {
        var list = table.get(table.insert(wanted.checked()));
        audit.record(actor, "charging_local_list.made", list.subject(), null, list);
        return list;
    }

    @Transactional
    public LocalList replace(UUID id, LocalListDraft wanted, ETags.IfMatch ifMatch, Actor actor) {
        var before = table.lock(id);
        ifMatch.check(before.version());
        table.update(id, wanted.checked());
        var after = table.get(id);
        audit.record(actor, "charging_local_list.changed", after.subject(), before, after);
        return after;
    }

    @Transactional
    public void remove(UUID id, ETags.IfMatch ifMatch, Actor actor) {
        var before = table.lock(id);
        ifMatch.check(before.version());
        table.delete(id);
        audit.record(actor, "charging_local_list.removed", before.subject(), before, null);
    }

    StationList ofStation(String station) {
        return stations.find(station)
                .orElseThrow(() ->
                        ProblemException.of(
                                HttpStatus.NOT_FOUND,
                                "charging_station_not_found",
                                "There is no charging station " + station));
    }

    /**
     * Begins, and waits for the whole of it no longer than the patience. Call it outside any
     * transaction.
     */
    StationList send(String station, boolean full, Duration patience) {
        ofStation(station);
        if (!begin(station, full)) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT,
                    "station_never_connected",
                    "The station has never connected: nobody knows which version it speaks.");
        }
        var until = System.nanoTime() + patience.toNanos();
        var list = ofStation(station);
        while (list.commandId() != null && System.nanoTime() < until) {
            commands.await(list.commandId(), Duration.ofNanos(until - System.nanoTime()));
            list = ofStation(station);
        }
        return list;
    }

    /**
     * Begins for all stations of a list, a transaction each.
     *
     * @return how many have begun; those that never connected have not
     */
    int sendAll(UUID id, boolean full) {
        table.get(id);
        var begun = 0;
        @Nullable String last = null;
        var page = new ArrayList<StationList>();
        do {
            page.clear();
            page.addAll(stations.ofList(id, last, AT_ONCE));
            for (var one : page) {
                begun += begin(one.stationId(), full) ? 1 : 0;
                last = one.stationId();
            }
        } while (page.size() == AT_ONCE);
        return begun;
    }

    private boolean begin(String station, boolean full) {
        var version = commands.versionOf(station);
        version.ifPresent(spoken ->
                transactions.executeWithoutResult(_ -> sync.begin(station, spoken, full)));
        return version.isPresent();
    }

    List<StationList> stations(UUID id, @Nullable String after, int rows) {
        table.get(id);
        return stations.ofList(id, after, rows);
    }
}
