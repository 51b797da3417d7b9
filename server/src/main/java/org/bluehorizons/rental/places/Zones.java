package org.bluehorizons.rental.places;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AuditLog;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Rules;
import org.bluehorizons.platform.web.ETags;
import org.bluehorizons.rental.Markets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Changes of zones. What held in the past stays: a change ends one zone and begins the next. Each
 * commits together with its audit entry; then this node knows it. Safe for use by many threads.
 */
@Component
class Zones {

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(2);

    private final ZoneTable table;
    private final Places places;
    private final Markets markets;
    private final AuditLog audit;
    private final JsonMapper json;
    private final Clock clock;

    Zones(
            ZoneTable table,
            Places places,
            Markets markets,
            AuditLog audit,
            JsonMapper json,
            Clock clock) {
        this.table = table;
        this.places = places;
        this.markets = markets;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    @Transactional
    public Zone draw(ZoneDraft wanted, Actor actor) {
        var now = now();
        var market = Objects.requireNonNullElse(wanted.market(), "");
        var name = Objects.requireNonNullElse(wanted.name(), "").strip();
        var from = wanted.from() == null ? now : notBefore(now, wanted.from());
        var until = wanted.until() == null ? null : precise(wanted.until());
        var rules =
                new Rules()
                        .check(
                                markets.find(market).isPresent(),
                                "market",
                                "the code of a market of ours, such as SG")
                        .check(wanted.kind() != null, "kind", "parking or no_parking")
                        .check(wanted.area() != null, "area", "a GeoJSON Polygon or MultiPolygon");
        checkTimes(rules, from, until, now);
        checkName(rules, name);
        rules.demand();
        var zone =
                table.insert(
                        new Zone(
                                UUID.randomUUID(),
                                market,
                                name,
                                Objects.requireNonNull(wanted.kind()),
                                area(Objects.requireNonNull(wanted.area())),
                                from,
                                until,
                                null,
                                1),
                        actor.name());
        audit.record(actor, "zone.drawn", zone.subject(), null, zone);
        places.refreshAfterCommit();
        return zone;
    }

    /** The zone ends when the change begins; what comes next is a zone with an id of its own. */
    @Transactional
    public Zone change(UUID id, ZoneDraft change, ETags.IfMatch ifMatch, Actor actor) {
        var before = table.lock(id);
        ifMatch.check(before.version());
        var now = now();
        demandNotEnded(before, now);
        var begun = before.from().isBefore(now);
        var from =
                change.from() == null
                        ? (begun ? now : before.from())
                        : notBefore(now, change.from());
        var until = change.until() == null ? before.until() : precise(change.until());
        var name = Objects.requireNonNullElse(change.name(), before.name()).strip();
        var rules =
                new Rules()
                        .check(
                                change.market() == null || change.market().equals(before.market()),
                                "market",
                                "a zone stays in its market");
        checkTimes(rules, from, until, now);
        checkName(rules, name);
        rules.demand();
        var next =
                new Zone(
                        UUID.randomUUID(),
                        before.market(),
                        name,
                        Objects.requireNonNullElse(change.kind(), before.kind()),
                        change.area() == null ? before.area() : area(change.area()),
                        from,
                        until,
                        from.isAfter(before.from()) ? id : before.replaces(),
                        1);
        endAt(before, from);
        var after = table.insert(next, actor.name());
        audit.record(actor, "zone.changed", before.subject(), before, after);
        places.refreshAfterCommit();
        return after;
    }

    /** It ends now; one that has not begun is forgotten. */
    @Transactional
    public void erase(UUID id, ETags.IfMatch ifMatch, Actor actor) {
        var before = table.lock(id);
        ifMatch.check(before.version());
        var now = now();
        demandNotEnded(before, now);
        endAt(before, now);
        audit.record(actor, "zone.ended", before.subject(), before, null);
        places.refreshAfterCommit();
    }

    private void endAt(Zone zone, Instant at) {
        if (!at.isAfter(zone.from())) {
            table.delete(zone.id());
        } else if (zone.until() == null || at.isBefore(zone.until())) {
            table.end(zone.id(), at);
        }
    }

    /** Valid, and with nothing in it but the geometry. */
    private JsonNode area(JsonNode written) {
        GeoJsonArea.parse(written);
        var area = json.createObjectNode();
        area.set("type", written.get("type"));
        area.set("coordinates", written.get("coordinates"));
        return area;
    }

    private static void demandNotEnded(Zone zone, Instant now) {
        if (zone.until() != null && !zone.until().isAfter(now)) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT,
                    "zone_ended",
                    "The zone ended at %s; draw another.".formatted(zone.until()));
        }
    }

    private static void checkName(Rules rules, String name) {
        rules.check(
                !name.isEmpty()
                        && name.length() <= 100
                        && name.chars().noneMatch(Character::isISOControl),
                "name",
                "1 to 100 characters");
    }

    private static void checkTimes(
            Rules rules, Instant from, @Nullable Instant until, Instant now) {
        rules.check(!from.isBefore(now), "from", "not in the past")
                .check(until == null || until.isAfter(from), "until", "after from");
    }

    private Instant now() {
        return precise(clock.instant());
    }

    /** Who says "now" by a clock that is a little behind ours means our now. */
    private static Instant notBefore(Instant now, Instant wanted) {
        return wanted.isBefore(now) && wanted.isAfter(now.minus(CLOCKS_DIFFER))
                ? now
                : precise(wanted);
    }

    /** As exact as the database keeps it. */
    private static Instant precise(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }
}
