package org.bluehorizons.charging.stations;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AuditLog;
import org.bluehorizons.charging.journal.ChargingJournal;
import org.bluehorizons.charging.stations.StationTable.New;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Rules;
import org.bluehorizons.platform.web.ETags;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes of the register. Each commits together with its audit entry and its entry in the journal;
 * the gateways hear of what concerns a live connection. Safe for use by many threads.
 */
@Component
class StationRegister {

    private static final String DISCONNECT = "charging_disconnect";
    private static final String BOOT_POLICY = "charging_boot_policy";
    private static final int MOST_AT_ONCE = 500;

    private final StationTable table;
    private final EvseTable evses;
    private final StationReader reader;
    private final Passwords passwords;
    private final ChargingJournal journal;
    private final AuditLog audit;
    private final Clock clock;

    /** A station of a batch; the password only when it was made here. */
    @Schema(name = "ChargingStationCredential")
    record Registered(String id, @Nullable String password) {}

    /** What became of a batch. */
    record Outcome(List<Registered> created, int existing) {}

    StationRegister(
            StationTable table,
            EvseTable evses,
            StationReader reader,
            Passwords passwords,
            ChargingJournal journal,
            AuditLog audit,
            Clock clock) {
        this.table = table;
        this.evses = evses;
        this.reader = reader;
        this.passwords = passwords;
        this.journal = journal;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public ChargingStation register(ChargingStationDraft given, Actor actor) {
        var rules = new Rules();
        var wanted = given.checked(rules, "");
        checkSite(wanted, rules);
        rules.demand();
        if (table.insert(List.of(new New(wanted, null))).isEmpty()) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT,
                    "charging_station_taken",
                    "id: there is, or was, a station %s".formatted(wanted.id()));
        }
        evses.write(List.of(wanted));
        audit.record(
                actor, "charging-station.registered", subject(wanted.identity()), null, wanted);
        tellJournal("station.registered", List.of(wanted.identity()));
        return reader.find(wanted.identity()).orElseThrow();
    }

    /** All in one transaction; those that are there stay as they are. */
    @Transactional
    public Outcome registerAll(List<StationBatch.Item> items, Actor actor) {
        var made = new HashMap<String, String>();
        var wanted = new ArrayList<New>(items.size());
        for (var item : check(items)) {
            wanted.add(new New(item.draft(), hash(item, made)));
        }
        var created = table.insert(wanted);
        var drafts =
                wanted.stream()
                        .map(New::draft)
                        .filter(draft -> created.contains(draft.identity()))
                        .toList();
        evses.write(drafts);
        var ids = drafts.stream().map(ChargingStationDraft::identity).toList();
        if (!ids.isEmpty()) {
            audit.record(
                    actor,
                    "charging-stations.registered",
                    "charging-stations",
                    null,
                    Map.of("ids", ids));
            tellJournal("station.registered", ids);
        }
        return new Outcome(
                ids.stream().map(id -> new Registered(id, made.get(id))).toList(),
                items.size() - ids.size());
    }

    @Transactional
    public ChargingStation change(
            String id, ChargingStationDraft change, ETags.IfMatch ifMatch, Actor actor) {
        ifMatch.check(table.lock(id));
        var before = reader.find(id).orElseThrow();
        var rules = new Rules();
        var wanted = change.on(before).checked(rules, "");
        rules.check(change.id() == null || change.id().equals(id), "id", "a station keeps its id");
        checkSite(wanted, rules);
        rules.demand();
        table.update(wanted);
        if (change.evses() != null) {
            evses.removeOthers(wanted);
            evses.write(List.of(wanted));
        }
        if (!before.bootPolicy().equals(wanted.bootPolicy())) {
            table.tell(BOOT_POLICY, id);
        }
        audit.record(
                actor,
                "charging-station.changed",
                subject(id),
                ChargingStationDraft.of(before),
                wanted);
        tellJournal("station.changed", List.of(id));
        return reader.find(id).orElseThrow();
    }

    /** Its connection ends, it cannot come back; its history stays. */
    @Transactional
    public void retire(String id, ETags.IfMatch ifMatch, Actor actor) {
        ifMatch.check(table.lock(id));
        table.retire(id);
        table.tell(DISCONNECT, id);
        audit.record(actor, "charging-station.retired", subject(id), null, null);
        tellJournal("station.retired", List.of(id));
    }

    /**
     * @param given null: one is made
     * @param now at once, and the station is disconnected; else when it is first used
     */
    @Transactional
    public Registered setPassword(String id, @Nullable String given, boolean now, Actor actor) {
        if (given != null && !Passwords.isGood(given)) {
            throw ProblemException.field("password", Passwords.RULE);
        }
        table.lock(id);
        var station = reader.find(id).orElseThrow();
        var version =
                station.ocppVersion() == null
                        ? station.state().ocppVersion()
                        : station.ocppVersion();
        var password = given == null ? passwords.make(version) : given;
        table.setPassword(id, Passwords.hash(password), now);
        if (now) {
            table.tell(DISCONNECT, id);
        }
        audit.record(
                actor,
                "charging-station.password-set",
                subject(id),
                null,
                Map.of("now", now, "made", given == null));
        return new Registered(id, given == null ? password : null);
    }

    private List<StationBatch.Item> check(List<StationBatch.Item> items) {
        if (items.isEmpty() || items.size() > MOST_AT_ONCE) {
            throw ProblemException.field("stations", "1 to %d".formatted(MOST_AT_ONCE));
        }
        var rules = new Rules();
        var ids = new HashSet<String>();
        var unknownSites =
                table.unknownSites(
                        items.stream()
                                .map(item -> item.draft().siteId())
                                .filter(Objects::nonNull)
                                .distinct()
                                .toList());
        var checked = new ArrayList<StationBatch.Item>(items.size());
        for (var index = 0; index < items.size(); index++) {
            var item = items.get(index);
            var prefix = "stations[%d].".formatted(index);
            var draft = item.draft().checked(rules, prefix);
            var password = item.password();
            rules.check(ids.add(draft.identity()), prefix + "id", "no two with the same")
                    .check(
                            draft.siteId() == null || !unknownSites.contains(draft.siteId()),
                            prefix + "siteId",
                            "the id of a site in use")
                    .check(
                            password == null || Passwords.isGood(password),
                            prefix + "password",
                            Passwords.RULE);
            checked.add(new StationBatch.Item(draft, password));
        }
        rules.demand();
        return checked;
    }

    /** Those of profile 0 and 3 need none. */
    private byte @Nullable [] hash(StationBatch.Item item, Map<String, String> made) {
        var draft = item.draft();
        var password = item.password();
        if (password != null) {
            return Passwords.hash(password);
        }
        var profile = Objects.requireNonNull(draft.securityProfile());
        if (profile == 0 || profile == 3) {
            return null;
        }
        var fresh = passwords.make(draft.ocppVersion());
        made.put(draft.identity(), fresh);
        return Passwords.hash(fresh);
    }

    private void checkSite(ChargingStationDraft wanted, Rules rules) {
        var site = wanted.siteId();
        rules.check(
                site == null || table.unknownSites(List.of(site)).isEmpty(),
                "siteId",
                "the id of a site in use");
    }

    private void tellJournal(String type, List<String> stations) {
        var now = clock.instant();
        journal.record(
                stations.stream()
                        .map(id ->
                                new ChargingJournal.Entry(
                                        now, type, id, null, null, null, Map.of()))
                        .toList());
    }

    private static String subject(String id) {
        return "charging-station:" + id;
    }
}
