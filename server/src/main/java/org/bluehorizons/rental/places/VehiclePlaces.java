package org.bluehorizons.rental.places;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.vehicles.VehicleId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which car stands where. A car that is driven, or was never put anywhere, has no place. Changes
 * belong to the caller's transaction. Safe for use by many threads.
 */
@Component
public class VehiclePlaces {

    private final JdbcClient database;
    private final Clock clock;

    VehiclePlaces(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The car is driven away; nothing happens when it stands nowhere. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void leave(VehicleId car) {
        database.sql("DELETE FROM rental.vehicle_place WHERE vehicle_id = :car")
                .param("car", car.value())
                .update();
    }

    /**
     * The car stands here from now on, under a new public id.
     *
     * @param stationId null in the street
     * @param bayId the bay where it stands; when null, or when another car is said to be there, the
     *     station's first free bay, and none when all are taken
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void stand(VehicleId car, @Nullable UUID stationId, @Nullable UUID bayId) {
        var bay = stationId == null ? null : freeBay(car, stationId, bayId);
        database.sql(
                        """
                        INSERT INTO rental.vehicle_place (vehicle_id, station_id, bay_id, since)
                        VALUES (:car, :station, :bay, :now)
                        ON CONFLICT (vehicle_id) DO UPDATE
                        SET station_id = excluded.station_id, bay_id = excluded.bay_id,
                            public_id = excluded.public_id, since = excluded.since
                        """)
                .param("car", car.value())
                .param("station", stationId)
                .param("bay", bay)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    public Optional<Place> find(VehicleId car) {
        return database.sql(
                        """
                        SELECT station_id, bay_id, public_id, since
                        FROM rental.vehicle_place WHERE vehicle_id = :car
                        """)
                .param("car", car.value())
                .query((row, _) ->
                        new Place(
                                row.getObject("station_id", UUID.class),
                                row.getObject("bay_id", UUID.class),
                                row.getObject("public_id", UUID.class),
                                row.getObject("since", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** Bays that nobody has reserved for now come first. */
    private @Nullable UUID freeBay(VehicleId car, UUID station, @Nullable UUID wanted) {
        lock(station);
        return database.sql(
                        """
                        SELECT bay.id FROM rental.bay
                        WHERE station_id = :station AND retired_at IS NULL
                          AND NOT EXISTS (
                              SELECT FROM rental.vehicle_place AS other
                              WHERE other.bay_id = bay.id AND other.vehicle_id <> :car)
                        ORDER BY bay.id IS DISTINCT FROM :wanted::uuid,
                                 EXISTS (
                                     SELECT FROM rental.bay_claim
                                     WHERE bay_claim.bay_id = bay.id
                                       AND during @> :now::timestamptz),
                                 code
                        LIMIT 1
                        """)
                .param("station", station)
                .param("car", car.value())
                .param("wanted", wanted)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, _) -> row.getObject(1, UUID.class))
                .optional()
                .orElse(null);
    }

    /**
     * Two cars that come at once shall not be given the same bay, nor a station that is retired.
     */
    private void lock(UUID station) {
        database.sql("SELECT FROM rental.station WHERE id = :station FOR NO KEY UPDATE")
                .param("station", station)
                .query(row -> {});
    }
}
