package org.bluehorizons.charging.live;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.bluehorizons.charging.live.Overview.OfSite;
import org.bluehorizons.platform.Recent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts the network, at most every two seconds however many ask: it reads each station and each
 * connector. Safe for use by many threads.
 */
@Component
class Overviews {

    private static final Duration FRESH = Duration.ofSeconds(2);

    private final JdbcClient database;
    private final Clock clock;
    private final Recent<Overview> recent;

    private record Status(Optional<UUID> site, String status, int count) {}

    Overviews(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.recent = new Recent<>(clock, FRESH, this::count);
    }

    Overview current() {
        return recent.get();
    }

    private Overview count() {
        var at = clock.instant();
        var bySite = new HashMap<Optional<UUID>, SortedMap<String, Integer>>();
        var connectors = new TreeMap<String, Integer>();
        for (var status : statuses()) {
            bySite.computeIfAbsent(status.site(), _ -> new TreeMap<>())
                    .put(status.status(), status.count());
            connectors.merge(status.status(), status.count(), Integer::sum);
        }
        var sites = sites(bySite);
        return new Overview(
                at,
                sites.stream().mapToInt(OfSite::stations).sum(),
                sites.stream().mapToInt(OfSite::connected).sum(),
                connectors,
                sites);
    }

    private List<OfSite> sites(Map<Optional<UUID>, SortedMap<String, Integer>> connectors) {
        return database.sql(
                        """
                        SELECT station.site_id, max(site.name) AS name, count(*) AS stations,
                               count(*) FILTER (WHERE state.connected) AS connected
                        FROM charging.station
                        LEFT JOIN charging.site ON site.id = station.site_id
                        LEFT JOIN charging.station_state AS state
                            ON state.station_id = station.id
                        WHERE station.retired_at IS NULL
                        GROUP BY station.site_id
                        ORDER BY name NULLS LAST, station.site_id
                        """)
                .query((row, _) -> {
                    var site = row.getObject("site_id", UUID.class);
                    return new OfSite(
                            site,
                            row.getString("name"),
                            row.getInt("stations"),
                            row.getInt("connected"),
                            connectors.getOrDefault(Optional.ofNullable(site), new TreeMap<>()));
                })
                .list();
    }

    private List<Status> statuses() {
        return database.sql(
                        """
                        SELECT station.site_id, state.status, count(*) AS connectors
                        FROM charging.connector_state AS state
                        JOIN charging.station ON station.id = state.station_id
                        WHERE state.evse_id > 0 AND station.retired_at IS NULL
                        GROUP BY station.site_id, state.status
                        """)
                .query((row, _) ->
                        new Status(
                                Optional.ofNullable(row.getObject("site_id", UUID.class)),
                                row.getString("status"),
                                row.getInt("connectors")))
                .list();
    }
}
