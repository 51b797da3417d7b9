package org.bluehorizons.charging.sharing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.bluehorizons.charging.sharing.SiteFacts.OutletFacts;
import org.bluehorizons.charging.sharing.SiteFacts.SessionFacts;
import org.bluehorizons.charging.sharing.SiteFacts.StationFacts;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads a site with all that bears on its power, in one statement. Safe for many threads. */
@Component
class SiteReader {

    private final JdbcClient database;
    private final SharingSettings settings;
    private final Clock clock;

    private record Row(String stationId, boolean reachable, Grant standing, OutletFacts outlet) {}

    SiteReader(JdbcClient database, SharingSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param limit watts
     */
    SiteFacts read(UUID site, long limit) {
        var now = clock.instant();
        var rows =
                database.sql(
                                """
                                SELECT station.id AS station_id,
                                       coalesce(state.connected, false) AS connected,
                                       state.booted_at, outlet.evse_id, outlet.most, outlet.direct,
                                       standing.confirmed_watts AS standing_confirmed,
                                       standing.possible_watts AS standing_possible,
                                       standing.command_id AS standing_command,
                                       standing.retry_at AS standing_retry,
                                       standing.confirmed_at AS standing_at,
                                       own.confirmed_watts AS own_confirmed,
                                       own.possible_watts AS own_possible,
                                       own.command_id AS own_command,
                                       own.retry_at AS own_retry,
                                       own.confirmed_at AS own_at,
                                       own.transaction_id AS own_transaction,
                                       session.id AS session_id, session.ocpp_id,
                                       session.started_at, session.power_watts,
                                       session.last_meter_at, session.soc_percent,
                                       need.departure_at, need.energy_wh
                                FROM charging.station
                                LEFT JOIN charging.station_state AS state
                                  ON state.station_id = station.id
                                CROSS JOIN LATERAL (
                                    SELECT evse.id AS evse_id, max(connector.max_power_watts) AS most,
                                           bool_or(connector.type ~ '^(cCCS|cG105|cChaoJi|cMCS)')
                                               AS direct
                                    FROM charging.evse
                                    LEFT JOIN charging.connector
                                      ON connector.station_id = evse.station_id
                                     AND connector.evse_id = evse.id
                                    WHERE evse.station_id = station.id AND evse.id > 0
                                    GROUP BY evse.id
                                    UNION ALL
                                    -- One that has not told what it has.
                                    SELECT 1, NULL, NULL
                                    WHERE NOT EXISTS (
                                        SELECT FROM charging.evse
                                        WHERE evse.station_id = station.id AND evse.id > 0)
                                    ) AS outlet
                                LEFT JOIN charging.power_grant AS standing
                                  ON standing.station_id = station.id AND standing.evse_id = 0
                                LEFT JOIN charging.power_grant AS own
                                  ON own.station_id = station.id
                                 AND own.evse_id = outlet.evse_id
                                LEFT JOIN LATERAL (
                                    SELECT * FROM charging.transaction
                                    WHERE transaction.station_id = station.id
                                      AND transaction.evse_id = outlet.evse_id
                                      AND stopped_at IS NULL
                                    ORDER BY started_at DESC, id DESC LIMIT 1) AS session ON true
                                LEFT JOIN LATERAL (
                                    SELECT departure_at, energy_wh FROM charging.charging_need
                                    WHERE charging_need.station_id = station.id
                                      AND charging_need.evse_id = outlet.evse_id
                                      AND needs_at >= session.started_at - interval '10 minutes'
                                    UNION ALL
                                    SELECT vehicle_need.departure_at, vehicle_need.energy_wh
                                    FROM charging.id_token
                                    JOIN charging.vehicle_need USING (vehicle_id)
                                    WHERE session.internal
                                      AND lower(id_token.token) = lower(session.id_token)
                                    LIMIT 1) AS need ON true
                                WHERE station.site_id = :site AND station.retired_at IS NULL
                                ORDER BY station.id, outlet.evse_id
                                """)
                        .param("site", site)
                        .query((row, _) -> read(row, now))
                        .list();
        return new SiteFacts(site, limit, stations(rows));
    }

    private static List<StationFacts> stations(List<Row> rows) {
        var byStation = new LinkedHashMap<String, List<Row>>();
        rows.forEach(
                row -> byStation.computeIfAbsent(row.stationId(), _ -> new ArrayList<>()).add(row));
        return byStation.values().stream()
                .map(of ->
                        new StationFacts(
                                of.getFirst().stationId(),
                                of.getFirst().reachable(),
                                of.getFirst().standing(),
                                of.stream().map(Row::outlet).toList()))
                .toList();
    }

    private Row read(ResultSet row, Instant now) throws SQLException {
        var station = row.getString("station_id");
        var most = row.getInt("most");
        if (row.wasNull()) {
            most = settings.unknownOutletWatts();
        }
        var session = session(row, most, now);
        return new Row(
                station,
                row.getBoolean("connected"),
                grant(row, "standing", Grant.NO_DEFAULT, now),
                new OutletFacts(
                        new Outlet(station, row.getInt("evse_id")),
                        most,
                        least(most, row.getBoolean("direct")),
                        session,
                        own(row, session, now)));
    }

    private int least(int most, boolean direct) {
        if (direct) {
            return settings.leastWattsDirect();
        }
        return settings.leastWattsPerPhase() * Wiring.phases(most);
    }

    /** A limit of a session that is over counts while a change of it is on its way. */
    private static Grant own(ResultSet row, @Nullable SessionFacts session, Instant now)
            throws SQLException {
        var of = row.getObject("own_transaction", UUID.class);
        var grant = grant(row, "own", Grant.NONE, now);
        var isOfSession = session != null && session.id().equals(of);
        return isOfSession || grant.pending() ? grant : Grant.NONE;
    }

    private static Grant grant(ResultSet row, String which, Grant none, Instant now)
            throws SQLException {
        var possible = row.getObject(which + "_possible", Integer.class);
        var confirmed = row.getObject(which + "_confirmed", Integer.class);
        var pending = row.getString(which + "_command") != null;
        var retry = instant(row, which + "_retry");
        var confirmedAt = instant(row, which + "_at");
        var booted = instant(row, "booted_at");
        return new Grant(
                confirmed,
                possible == null ? none.possible() : possible,
                pending,
                retry != null && retry.isAfter(now),
                confirmedAt != null && booted != null && booted.isAfter(confirmedAt));
    }

    private @Nullable SessionFacts session(ResultSet row, int most, Instant now)
            throws SQLException {
        var id = row.getObject("session_id", UUID.class);
        if (id == null) {
            return null;
        }
        var told = row.getBigDecimal("power_watts");
        var measured = told == null ? null : Integer.valueOf(Math.max(0, told.intValue()));
        var granted = row.getObject("own_confirmed", Integer.class);
        var energy = row.getObject("energy_wh", Integer.class);
        var taking =
                new Taking(
                        measured,
                        instant(row, "last_meter_at"),
                        granted,
                        instant(row, "own_at"),
                        row.getBoolean("direct")
                                ? settings.leastWattsDirect()
                                : settings.leastWattsPerPhase());
        return new SessionFacts(
                id,
                row.getString("ocpp_id"),
                taking.wanted(most, now),
                measured,
                Urgency.weight(instant(row, "departure_at"), energy, most, now));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
