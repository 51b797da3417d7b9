package org.bluehorizons.rental.charging;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bluehorizons.vehicles.VehicleId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Connectors of bays that wait for their car to be found. Joins the caller's transaction. */
@Component
class PluggedConnectors {

    private final JdbcClient database;
    private final Clock clock;

    PluggedConnectors(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    record Plugged(String stationId, int evseId) {}

    /** Something was plugged in; of no interest where no bay is. */
    void plugged(Map<Plugged, Instant> plugged) {
        if (plugged.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        INSERT INTO rental.plugged_connector (station_id, evse_id, since)
                        SELECT station_id, evse_id, since
                        FROM unnest(:stations::text[], :evses::int[], :sinces::timestamptz[])
                            AS told (station_id, evse_id, since)
                        WHERE EXISTS (
                            SELECT FROM rental.bay
                            WHERE split_part(charge_point, '#', 1) = told.station_id
                              AND split_part(charge_point, '#', 2) IN ('', told.evse_id::text)
                              AND retired_at IS NULL)
                        ON CONFLICT (station_id, evse_id) DO UPDATE SET since = excluded.since
                        """)
                .param("stations", stations(plugged.keySet()))
                .param("evses", evses(plugged.keySet()))
                .param(
                        "sinces",
                        plugged.values().stream()
                                .map(since -> since.atOffset(ZoneOffset.UTC).toString())
                                .toArray(String[]::new))
                .update();
    }

    void settled(Set<Plugged> settled) {
        if (settled.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        DELETE FROM rental.plugged_connector AS plugged
                        USING unnest(:stations::text[], :evses::int[]) AS told (station_id, evse_id)
                        WHERE plugged.station_id = told.station_id
                          AND plugged.evse_id = told.evse_id
                        """)
                .param("stations", stations(settled))
                .param("evses", evses(settled))
                .update();
    }

    private static String[] stations(Set<Plugged> connectors) {
        return connectors.stream().map(Plugged::stationId).toArray(String[]::new);
    }

    private static Integer[] evses(Set<Plugged> connectors) {
        return connectors.stream().map(Plugged::evseId).toArray(Integer[]::new);
    }

    void forgetOlderThan(Duration age) {
        database.sql("DELETE FROM rental.plugged_connector WHERE since < :before")
                .param("before", now().minus(age))
                .update();
    }

    List<Plugged> waiting() {
        return database.sql(
                        "SELECT station_id, evse_id FROM rental.plugged_connector ORDER BY since")
                .query((row, _) -> new Plugged(row.getString(1), row.getInt(2)))
                .list();
    }

    /**
     * Locks it until the transaction's end.
     *
     * @return empty when it is settled, or another node is at it
     */
    Optional<Plugged> take(Plugged at) {
        return database.sql(
                        """
                        SELECT station_id, evse_id FROM rental.plugged_connector
                        WHERE station_id = :station AND evse_id = :evse
                        FOR UPDATE SKIP LOCKED
                        """)
                .param("station", at.stationId())
                .param("evse", at.evseId())
                .query((row, _) -> new Plugged(row.getString(1), row.getInt(2)))
                .optional();
    }

    /** The cars that stand in the bays of that connector. */
    List<VehicleId> carsAt(Plugged at) {
        return database.sql(
                        """
                        SELECT place.vehicle_id FROM rental.bay
                        JOIN rental.vehicle_place AS place ON place.bay_id = bay.id
                        WHERE split_part(bay.charge_point, '#', 1) = :station
                          AND split_part(bay.charge_point, '#', 2) IN ('', :evse::text)
                          AND bay.retired_at IS NULL
                        """)
                .param("station", at.stationId())
                .param("evse", at.evseId())
                .query((row, _) -> VehicleId.of(row.getString(1)))
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
