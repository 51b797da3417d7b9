package org.bluehorizons.charging.tariffs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds the tariff that held when a session began, which holds until its end. Safe for use by many
 * threads.
 */
@Component
class TariffedCosts implements SessionCosts {

    private final JdbcClient database;
    private final JsonMapper json;

    TariffedCosts(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    private record Found(UUID id, String currency, ChargingTerms terms, ZoneId zone) {}

    @Override
    public List<@Nullable SessionCost> cost(List<ChargingSession> sessions) {
        var costs = new ArrayList<@Nullable SessionCost>(sessions.size());
        if (sessions.isEmpty()) {
            return costs;
        }
        var tariffs = tariffs(sessions);
        for (var index = 0; index < sessions.size(); index++) {
            var found = tariffs.get(index);
            costs.add(
                    found == null
                            ? null
                            : CostRule.cost(
                                    sessions.get(index),
                                    found.terms(),
                                    found.currency(),
                                    found.id(),
                                    found.zone()));
        }
        return costs;
    }

    private List<@Nullable Found> tariffs(List<ChargingSession> sessions) {
        var tariffs = new ArrayList<@Nullable Found>(sessions.size());
        database.sql(
                        """
                        SELECT tariff.id, tariff.currency, tariff.terms::text AS terms,
                               coalesce(site.time_zone, 'UTC') AS zone
                        FROM unnest(:stations::text[], :starts::timestamptz[], :internals::boolean[])
                             WITH ORDINALITY AS session (station, start, internal, number)
                        LEFT JOIN charging.station ON station.id = session.station
                        LEFT JOIN charging.site ON site.id = station.site_id
                        LEFT JOIN LATERAL (
                            SELECT one.id, one.currency, one.terms
                            FROM charging.tariff_assignment AS place
                            JOIN charging.tariff AS one ON one.id = place.tariff_id
                            WHERE (place.station_id = session.station
                                   OR place.site_id = station.site_id
                                   OR num_nonnulls(place.station_id, place.site_id) = 0)
                              AND place.since <= session.start
                              AND (place.until IS NULL OR place.until > session.start)
                              AND one.internal = session.internal
                              AND one.valid_from <= session.start
                              AND (one.valid_until IS NULL OR one.valid_until > session.start)
                            ORDER BY place.station_id IS NULL, place.site_id IS NULL,
                                     one.valid_from DESC, one.id DESC
                            LIMIT 1) AS tariff ON true
                        ORDER BY session.number
                        """)
                .param(
                        "stations",
                        sessions.stream().map(ChargingSession::stationId).toArray(String[]::new))
                .param(
                        "starts",
                        sessions.stream()
                                .map(one -> one.startedAt().atOffset(ZoneOffset.UTC).toString())
                                .toArray(String[]::new))
                .param(
                        "internals",
                        sessions.stream().map(ChargingSession::internal).toArray(Boolean[]::new))
                .query(row -> {
                    tariffs.add(found(row));
                });
        return tariffs;
    }

    private @Nullable Found found(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return id == null
                ? null
                : new Found(
                        id,
                        row.getString("currency"),
                        json.readValue(row.getString("terms"), ChargingTerms.class),
                        ZoneId.of(row.getString("zone")));
    }
}
