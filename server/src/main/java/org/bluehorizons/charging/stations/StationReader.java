package org.bluehorizons.charging.stations;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.charging.stations.ChargingStation.Connector;
import org.bluehorizons.charging.stations.ChargingStation.Evse;
import org.bluehorizons.charging.stations.ChargingStation.PasswordState;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads stations with their live state: two statements a page. Safe for use by many threads. */
@Component
class StationReader {

    private static final String SELECT =
            """
            SELECT station.*, site.name AS site_name,
                   state.ocpp_version AS spoken_version, state.vendor, state.model,
                   state.serial_number, state.firmware_version, state.iccid, state.imsi,
                   state.meter_type, state.meter_serial, state.boot_reason, state.boot_status,
                   state.booted_at, state.last_heard_at, state.connected_changed_at,
                   coalesce(state.connected, false) AS connected,
                   connection.node_id, connection.ocpp_version AS connection_version,
                   connection.security_profile AS connection_profile, connection.address,
                   connection.since, whole.status, whole.error_code
            FROM charging.station
            LEFT JOIN charging.site ON site.id = station.site_id
            LEFT JOIN charging.station_state AS state ON state.station_id = station.id
            LEFT JOIN charging.connection ON connection.station_id = station.id
            LEFT JOIN charging.connector_state AS whole
                ON whole.station_id = station.id AND whole.evse_id = 0 AND whole.connector_id = 0
            """;

    private final JdbcClient database;

    private record Row(
            String station,
            int evse,
            @Nullable String physicalReference,
            @Nullable Connector connector) {}

    StationReader(JdbcClient database) {
        this.database = database;
    }

    /** Also a retired one. */
    Optional<ChargingStation> find(String id) {
        var evses = evses(List.of(id));
        return database.sql(SELECT + "WHERE station.id = :id")
                .param("id", id)
                .query((row, _) -> station(row, evses))
                .optional();
    }

    /** In order of their ids. */
    List<ChargingStation> list(StationFilter filter, String after, int most) {
        var ids = ids(filter, after, most);
        var evses = evses(ids);
        return database.sql(SELECT + "WHERE station.id = ANY (:ids) ORDER BY station.id")
                .param("ids", ids.toArray(String[]::new))
                .query((row, _) -> station(row, evses))
                .list();
    }

    private List<String> ids(StationFilter filter, String after, int most) {
        return database.sql(
                        """
                        SELECT station.id FROM charging.station
                        LEFT JOIN charging.station_state AS state ON state.station_id = station.id
                        WHERE station.id > :after AND (station.retired_at IS NOT NULL) = :retired
                          AND (:site::uuid IS NULL OR station.site_id = :site)
                          AND (:connected::boolean IS NULL
                               OR coalesce(state.connected, false) = :connected)
                          AND (:version::text IS NULL
                               OR coalesce(state.ocpp_version, station.ocpp_version) = :version)
                          AND (:vendor::text IS NULL OR lower(state.vendor) = lower(:vendor))
                          AND (:text::text IS NULL OR position(lower(:text) IN lower(
                               concat_ws(' ', station.id, station.name, state.model,
                                         state.serial_number, station.note))) > 0)
                          AND (:status::text IS NULL OR EXISTS (
                               SELECT FROM charging.connector_state AS connector
                               WHERE connector.station_id = station.id
                                 AND connector.status = :status))
                          AND (:faulted::boolean IS NULL OR :faulted = EXISTS (
                               SELECT FROM charging.connector_state AS connector
                               WHERE connector.station_id = station.id
                                 AND (connector.status = 'Faulted'
                                      OR connector.error_code IS NOT NULL)))
                        ORDER BY station.id LIMIT :most
                        """)
                .param("after", after)
                .param("retired", Boolean.TRUE.equals(filter.retired()))
                .param("site", filter.site())
                .param("connected", filter.connected())
                .param("version", filter.version())
                .param("vendor", filter.vendor())
                .param("text", filter.text())
                .param("status", filter.status())
                .param("faulted", filter.faulted())
                .param("most", most)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private Map<String, List<Evse>> evses(Collection<String> ids) {
        var rows =
                database.sql(
                                """
                                SELECT evse.station_id, evse.id AS evse_id, evse.physical_reference,
                                       connector.id, connector.type, connector.max_power_watts,
                                       state.status, state.error_code, state.info, state.vendor_id,
                                       state.vendor_error_code, state.status_at, state.received_at
                                FROM charging.evse
                                LEFT JOIN charging.connector
                                    ON connector.station_id = evse.station_id
                                   AND connector.evse_id = evse.id
                                LEFT JOIN charging.connector_state AS state
                                    ON state.station_id = evse.station_id
                                   AND state.evse_id = evse.id AND state.connector_id = connector.id
                                WHERE evse.station_id = ANY (:ids)
                                ORDER BY evse.station_id, evse.id, connector.id
                                """)
                        .param("ids", ids.toArray(String[]::new))
                        .query((row, _) ->
                                new Row(
                                        row.getString("station_id"),
                                        row.getInt("evse_id"),
                                        row.getString("physical_reference"),
                                        connector(row)))
                        .list();
        return rows.stream()
                .collect(
                        groupingBy(
                                Row::station, collectingAndThen(toList(), StationReader::nested)));
    }

    private static List<Evse> nested(List<Row> rows) {
        return rows.stream()
                .collect(groupingBy(Row::evse, LinkedHashMap::new, toList()))
                .values()
                .stream()
                .map(ofOne ->
                        new Evse(
                                ofOne.getFirst().evse(),
                                ofOne.getFirst().physicalReference(),
                                ofOne.stream()
                                        .<Connector>mapMulti((row, connectors) -> {
                                            if (row.connector() != null) {
                                                connectors.accept(row.connector());
                                            }
                                        })
                                        .toList()))
                .toList();
    }

    private static @Nullable Connector connector(ResultSet row) throws SQLException {
        var id = row.getObject("id", Integer.class);
        return id == null
                ? null
                : new Connector(
                        id,
                        row.getString("type"),
                        row.getObject("max_power_watts", Integer.class),
                        row.getString("status"),
                        row.getString("error_code"),
                        row.getString("info"),
                        row.getString("vendor_id"),
                        row.getString("vendor_error_code"),
                        time(row, "status_at"),
                        time(row, "received_at"));
    }

    private static ChargingStation station(ResultSet row, Map<String, List<Evse>> evses)
            throws SQLException {
        var createdAt = row.getObject("created_at", OffsetDateTime.class).toInstant();
        return new ChargingStation(
                row.getString("id"),
                row.getString("name"),
                row.getObject("site_id", UUID.class),
                row.getString("site_name"),
                row.getString("ocpp_version"),
                row.getInt("security_profile"),
                row.getString("boot_policy"),
                password(row),
                row.getObject("latitude", Double.class),
                row.getObject("longitude", Double.class),
                row.getString("note"),
                createdAt,
                time(row, "retired_at"),
                row.getLong("version"),
                state(row),
                connection(row),
                evses.getOrDefault(row.getString("id"), List.of()));
    }

    private static PasswordState password(ResultSet row) throws SQLException {
        if (row.getBytes("next_password_hash") != null) {
            return PasswordState.CHANGING;
        }
        return row.getBytes("password_hash") == null ? PasswordState.NONE : PasswordState.SET;
    }

    private static ChargingStation.State state(ResultSet row) throws SQLException {
        return new ChargingStation.State(
                row.getBoolean("connected"),
                time(row, "connected_changed_at"),
                time(row, "last_heard_at"),
                row.getString("spoken_version"),
                row.getString("vendor"),
                row.getString("model"),
                row.getString("serial_number"),
                row.getString("firmware_version"),
                row.getString("iccid"),
                row.getString("imsi"),
                row.getString("meter_type"),
                row.getString("meter_serial"),
                row.getString("boot_reason"),
                row.getString("boot_status"),
                time(row, "booted_at"),
                row.getString("status"),
                row.getString("error_code"));
    }

    private static ChargingStation.@Nullable Connection connection(ResultSet row)
            throws SQLException {
        var since = time(row, "since");
        return since == null
                ? null
                : new ChargingStation.Connection(
                        row.getObject("node_id", UUID.class),
                        row.getString("connection_version"),
                        row.getInt("connection_profile"),
                        row.getString("address"),
                        since);
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
