package org.bluehorizons.vehicles.state;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.vehicles.VehicleId;
import org.bluehorizons.vehicles.VehicleStatus;
import org.bluehorizons.vehicles.telemetry.DoorSet;
import org.bluehorizons.vehicles.telemetry.Signals;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads cars with their live state. Safe for use by many threads. */
@Component
class VehicleViews {

    private static final Signals NOTHING =
            new Signals(
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    DoorSet.NONE,
                    DoorSet.NONE,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);

    private static final String SELECT =
            """
            SELECT id, vin, plate, make, model, battery_kilowatt_hours, range_kilometres, seats,
                   market, status, created_at, retired_at,
                   coalesce(state.version, 0) AS state_version, coalesce(connected, false) AS connected,
                   connected_changed_at, recorded_at, received_at, signals::text AS signals
            FROM vehicles.vehicle LEFT JOIN vehicles.state ON state.vehicle_id = vehicle.id
            """;

    private final JdbcClient database;
    private final JsonMapper json;

    VehicleViews(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Optional<VehicleView> find(VehicleId id) {
        return database.sql(SELECT + "WHERE id = :id")
                .param("id", id.value())
                .query((row, _) -> view(row))
                .optional();
    }

    /** Cars that are not retired, by id. */
    List<VehicleView> list(VehicleFilter filter, @Nullable UUID after, int rows) {
        var box = filter.box();
        return database.sql(
                        SELECT
                                + """
                                WHERE retired_at IS NULL
                                  AND (:after::uuid IS NULL OR id > :after)
                                  AND (:status::text IS NULL OR status = :status)
                                  AND (:vin::text IS NULL OR vin = :vin)
                                  AND (:plate::text IS NULL OR plate = :plate)
                                  AND (:connected::boolean IS NULL
                                       OR coalesce(connected, false) = :connected)
                                  AND (:minSoc::float8 IS NULL OR soc_percent >= :minSoc)
                                  AND (:maxSoc::float8 IS NULL OR soc_percent <= :maxSoc)
                                  AND (:everywhere
                                       OR (latitude BETWEEN :south AND :north
                                           AND CASE WHEN :west::float8 <= :east::float8
                                                    THEN longitude BETWEEN :west AND :east
                                                    ELSE longitude >= :west OR longitude <= :east
                                               END))
                                ORDER BY id
                                LIMIT :rows
                                """)
                .param("after", after)
                .param("status", filter.status())
                .param("vin", filter.vin())
                .param("plate", filter.plate())
                .param("connected", filter.connected())
                .param("minSoc", filter.minStateOfCharge())
                .param("maxSoc", filter.maxStateOfCharge())
                .param("everywhere", filter.bbox() == null)
                .param("south", box.south())
                .param("north", box.north())
                .param("west", box.west())
                .param("east", box.east())
                .param("rows", rows)
                .query((row, _) -> view(row))
                .list();
    }

    /**
     * Cars that changed after a version, in the order of their versions; also those retired lately,
     * so that who knew them hears of it.
     */
    List<VehicleView> changedAfter(long version, int rows) {
        return database.sql(
                        SELECT
                                + """
                                WHERE state.version > :version
                                  AND (retired_at IS NULL OR retired_at > now() - interval '7 days')
                                ORDER BY state.version LIMIT :rows
                                """)
                .param("version", version)
                .param("rows", rows)
                .query((row, _) -> view(row))
                .list();
    }

    private VehicleView view(ResultSet row) throws SQLException {
        var signals = row.getString("signals");
        return new VehicleView(
                new VehicleId(row.getObject("id", UUID.class)),
                row.getString("vin"),
                row.getString("plate"),
                row.getString("make"),
                row.getString("model"),
                row.getBigDecimal("battery_kilowatt_hours"),
                row.getInt("range_kilometres"),
                row.getInt("seats"),
                row.getString("market"),
                VehicleStatus.of(row.getString("status")).orElseThrow(),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "retired_at"),
                VehicleView.State.of(
                        row.getLong("state_version"),
                        row.getBoolean("connected"),
                        instant(row, "connected_changed_at"),
                        instant(row, "recorded_at"),
                        instant(row, "received_at"),
                        signals == null ? NOTHING : json.readValue(signals, Signals.class)));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
