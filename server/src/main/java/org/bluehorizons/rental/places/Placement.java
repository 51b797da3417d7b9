package org.bluehorizons.rental.places;

import java.util.UUID;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AuditLog;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.vehicles.VehicleId;
import org.bluehorizons.vehicles.VehicleSnapshots;
import org.bluehorizons.vehicles.VehicleStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Staff put cars somewhere. Safe for use by many threads. */
@Component
class Placement {

    private final JdbcClient database;
    private final VehiclePlaces vehiclePlaces;
    private final VehicleSnapshots vehicles;
    private final StationTable stations;
    private final AuditLog audit;

    Placement(
            JdbcClient database,
            VehiclePlaces vehiclePlaces,
            VehicleSnapshots vehicles,
            StationTable stations,
            AuditLog audit) {
        this.database = database;
        this.vehiclePlaces = vehiclePlaces;
        this.vehicles = vehicles;
        this.stations = stations;
        this.audit = audit;
    }

    @Transactional
    public Place put(VehicleId car, @Nullable UUID station, @Nullable UUID bay, Actor actor) {
        demandNotRented(car);
        check(station, bay);
        var before = vehiclePlaces.find(car).orElse(null);
        vehiclePlaces.stand(car, station, bay);
        var after = vehiclePlaces.find(car).orElseThrow();
        if (bay != null && !bay.equals(after.bay())) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT, "bay_taken", "bayId: another car stands there");
        }
        audit.record(actor, "vehicle.placed", "vehicle:" + car, before, after);
        return after;
    }

    private void demandNotRented(VehicleId car) {
        var known =
                vehicles.find(car)
                        .filter(snapshot -> !snapshot.retired())
                        .orElseThrow(() ->
                                ProblemException.of(
                                        HttpStatus.NOT_FOUND,
                                        "vehicle_not_found",
                                        "There is no vehicle " + car));
        if (known.status() == VehicleStatus.IN_USE || isDriven(car)) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT,
                    "vehicle_rented",
                    "Somebody drives the car; it gets its place when the trip ends.");
        }
    }

    private void check(@Nullable UUID station, @Nullable UUID bay) {
        if (station == null) {
            if (bay != null) {
                throw ProblemException.field("bayId", "only with a stationId");
            }
            return;
        }
        var bays =
                stations.find(station)
                        .orElseThrow(() ->
                                ProblemException.field(
                                        "stationId", "a station that is not retired"))
                        .bays();
        if (bay != null && bays.stream().map(Bay::id).noneMatch(bay::equals)) {
            throw ProblemException.field("bayId", "a bay of that station");
        }
    }

    private boolean isDriven(VehicleId car) {
        return database.sql(
                        """
                        SELECT EXISTS (
                            SELECT FROM rental.booking
                            WHERE vehicle_id = :car AND state IN ('active', 'paused', 'ending'))
                        """)
                .param("car", car.value())
                .query(Boolean.class)
                .single();
    }
}
