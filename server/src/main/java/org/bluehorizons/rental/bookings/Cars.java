package org.bluehorizons.rental.bookings;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.rental.places.Place;
import org.bluehorizons.rental.places.VehiclePlaces;
import org.bluehorizons.vehicles.VehicleId;
import org.bluehorizons.vehicles.VehicleSnapshot;
import org.bluehorizons.vehicles.VehicleSnapshots;
import org.bluehorizons.vehicles.VehicleStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Cars as they are offered. Who books a popular car is one of many who look at it, so each is read
 * once a second; whether it is free the claims judge, not this. Safe for use by many threads.
 */
@Component
class Cars {

    private static final long REMEMBERED_NANOS = Duration.ofSeconds(1).toNanos();

    private final VehicleSnapshots snapshots;
    private final VehiclePlaces places;
    private final ConcurrentHashMap<VehicleId, Offered> known = new ConcurrentHashMap<>();

    /**
     * @param station where it stands; null: in a zone
     */
    record Offered(VehicleSnapshot car, @Nullable UUID station, boolean placed, long readNanos) {

        /**
         * @throws ProblemException 409 {@code vehicle_not_offered}
         */
        Offered demandOffered() {
            if (car.retired() || car.status() == VehicleStatus.OUT_OF_SERVICE) {
                throw ProblemException.of(
                        HttpStatus.CONFLICT,
                        "vehicle_not_offered",
                        "The car is not for rent at the moment.");
            }
            return this;
        }
    }

    Cars(VehicleSnapshots snapshots, VehiclePlaces places) {
        this.snapshots = snapshots;
        this.places = places;
    }

    /**
     * @throws ProblemException 404 {@code vehicle_not_found}
     */
    Offered get(VehicleId id) {
        var offered = known.get(id);
        if (offered == null || System.nanoTime() - offered.readNanos() > REMEMBERED_NANOS) {
            offered = read(id);
            known.put(id, offered);
        }
        return offered;
    }

    /** As it is at this moment. */
    VehicleSnapshot now(VehicleId id) {
        return snapshots.find(id).orElseThrow(() -> unknown(id));
    }

    private Offered read(VehicleId id) {
        var car = now(id);
        var place = places.find(id);
        return new Offered(
                car, place.map(Place::station).orElse(null), place.isPresent(), System.nanoTime());
    }

    private static ProblemException unknown(VehicleId id) {
        return ProblemException.of(
                HttpStatus.NOT_FOUND, "vehicle_not_found", "There is no vehicle " + id);
    }
}
