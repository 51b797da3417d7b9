package org.bluehorizons.charging.live;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bluehorizons.charging.live.LiveStation.LiveConnector;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads stations as the live stream tells them. Safe for use by many threads. */
@Component
class LiveStations {

    private final JdbcClient database;

    /** Which stations a stream is about; null: any. */
    record Filter(@Nullable UUID site, @Nullable String station) {

        boolean takes(LiveStation changed) {
            return (site == null || site.equals(changed.siteId()))
                    && (station == null || station.equals(changed.id()));
        }
    }

    private record OfStation(String station, LiveConnector connector) {}

    LiveStations(JdbcClient database) {
        this.database = database;
    }

    /** Stations in use, in order of their ids. */
    List<LiveStation> page(Filter filter, String after, int most) {
        return of(
                database.sql(
                                """
                                SELECT id FROM charging.station
                                WHERE id > :after AND retired_at IS NULL
                                  AND (:site::uuid IS NULL OR site_id = :site)
                                  AND (:station::text IS NULL OR id = :station)
                                ORDER BY id LIMIT :most
                                """)
                        .param("after", after)
                        .param("site", filter.site())
                        .param("station", filter.station())
                        .param("most", most)
                        .query((row, _) -> row.getString(1))
                        .list());
    }

    /** These, retired or not, in order of their ids. */
    List<LiveStation> of(Collection<String> ids) {
        var connectors = connectors(ids);
        return database.sql(
                        """
                        SELECT station.id, station.site_id,
                               coalesce(state.connected, false) AS connected,
                               station.retired_at IS NOT NULL AS retired
                        FROM charging.station
                        LEFT JOIN charging.station_state AS state
                            ON state.station_id = station.id
                        WHERE station.id = ANY (:ids)
                        ORDER BY station.id
                        """)
                .param("ids", ids.toArray(String[]::new))
                .query((row, _) ->
                        new LiveStation(
                                row.getString("id"),
                                row.getObject("site_id", UUID.class),
                                row.getBoolean("connected"),
                                row.getBoolean("retired"),
                                connectors.getOrDefault(row.getString("id"), List.of())))
                .list();
    }

    private Map<String, List<LiveConnector>> connectors(Collection<String> ids) {
        return database
                .sql(
                        """
                        SELECT station_id, evse_id, connector_id, status, error_code, status_at
                        FROM charging.connector_state
                        WHERE station_id = ANY (:ids)
                        ORDER BY station_id, evse_id, connector_id
                        """)
                .param("ids", ids.toArray(String[]::new))
                .query((row, _) ->
                        new OfStation(
                                row.getString("station_id"),
                                new LiveConnector(
                                        row.getInt("evse_id"),
                                        row.getInt("connector_id"),
                                        row.getString("status"),
                                        row.getString("error_code"),
                                        row.getObject("status_at", OffsetDateTime.class)
                                                .toInstant())))
                .list()
                .stream()
                .collect(groupingBy(OfStation::station, mapping(OfStation::connector, toList())));
    }
}
