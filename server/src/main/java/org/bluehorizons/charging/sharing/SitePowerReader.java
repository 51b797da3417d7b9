package org.bluehorizons.charging.sharing;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bluehorizons.charging.sharing.SiteFacts.OutletFacts;
import org.bluehorizons.charging.sharing.SiteFacts.StationFacts;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Shows a site's power to people. Safe for use by many threads. */
@Component
class SitePowerReader {

    private final JdbcClient database;
    private final SiteReader sites;

    private record Granted(
            int target, @Nullable Integer confirmed, Instant since, @Nullable String reason) {}

    private record Site(@Nullable Integer limit, boolean limited, @Nullable Instant computedAt) {}

    SitePowerReader(JdbcClient database, SiteReader sites) {
        this.database = database;
        this.sites = sites;
    }

    Optional<SitePower> find(UUID id) {
        return database.sql(
                        """
                        SELECT site.max_power_watts, coalesce(power.limited, false),
                               power.computed_at
                        FROM charging.site
                        LEFT JOIN charging.site_power AS power ON power.site_id = site.id
                        WHERE site.id = :site
                        """)
                .param("site", id)
                .query((row, _) ->
                        new Site(
                                row.getObject(1, Integer.class),
                                row.getBoolean(2),
                                instant(row.getObject(3, OffsetDateTime.class))))
                .optional()
                .map(site -> show(id, site));
    }

    private SitePower show(UUID id, Site site) {
        var facts = sites.read(id, Objects.requireNonNullElse(site.limit(), Grant.UNLIMITED));
        var granted = granted(id);
        var outlets =
                facts.stations().stream()
                        .flatMap(station ->
                                station.outlets().stream()
                                        .map(at -> show(station, at, granted.get(at.outlet()))))
                        .toList();
        var sessions =
                outlets.stream()
                        .map(SitePower.Outlet::session)
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .toList();
        return new SitePower(
                id,
                site.limit(),
                sessions.stream().mapToLong(one -> or0(one.granted())).sum(),
                new Exposure(facts).of(facts),
                sessions.stream().mapToLong(one -> or0(one.measured())).sum(),
                site.limited(),
                site.computedAt(),
                outlets);
    }

    private static SitePower.Outlet show(
            StationFacts station, OutletFacts at, @Nullable Granted granted) {
        var session = at.session();
        return new SitePower.Outlet(
                station.id(),
                at.outlet().evseId(),
                station.reachable(),
                at.most(),
                station.standing().confirmed(),
                session == null
                        ? null
                        : new SitePower.Session(
                                session.id(),
                                granted == null ? null : Integer.valueOf(granted.target()),
                                granted == null ? null : granted.confirmed(),
                                session.measured(),
                                session.weight(),
                                granted == null ? null : granted.since(),
                                granted == null ? null : granted.reason()));
    }

    private Map<Outlet, Granted> granted(UUID site) {
        return database
                .sql(
                        """
                        SELECT held.* FROM charging.power_grant AS held
                        JOIN charging.station ON station.id = held.station_id
                        JOIN charging.transaction AS session ON session.id = held.transaction_id
                        WHERE station.site_id = :site AND session.stopped_at IS NULL
                        """)
                .param("site", site)
                .query((row, _) ->
                        Map.entry(
                                new Outlet(row.getString("station_id"), row.getInt("evse_id")),
                                new Granted(
                                        row.getInt("target_watts"),
                                        row.getObject("confirmed_watts", Integer.class),
                                        row.getObject("since", OffsetDateTime.class).toInstant(),
                                        row.getString("reason"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static int or0(@Nullable Integer watts) {
        return watts == null ? 0 : watts;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
