package org.bluehorizons.rental.bookings;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AuditLog;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.vehicles.VehicleId;
import org.bluehorizons.vehicles.VehicleSnapshot;
import org.bluehorizons.vehicles.VehicleSnapshots;
import org.bluehorizons.vehicles.VehicleStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives held bookings another car. Joins the caller's transaction. Thread-safe. */
@Component
class Reassignment {

    private static final int TRIED = 5;

    private final BookingStore store;
    private final Claims claims;
    private final VehicleSnapshots snapshots;
    private final BookingEvents events;
    private final AuditLog audit;
    private final JdbcClient database;
    private final Clock clock;

    Reassignment(
            BookingStore store,
            Claims claims,
            VehicleSnapshots snapshots,
            BookingEvents events,
            AuditLog audit,
            JdbcClient database,
            Clock clock) {
        this.store = store;
        this.claims = claims;
        this.snapshots = snapshots;
        this.events = events;
        this.audit = audit;
        this.database = database;
        this.clock = clock;
    }

    /**
     * @param wanted null: the best free one
     * @throws ProblemException 409 {@code not_held}, {@code no_other_car}
     */
    @Transactional
    public Booking reassign(UUID id, @Nullable VehicleId wanted, String reason, Actor actor) {
        var booking = store.lock(id);
        if (booking.state() != BookingState.HELD) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT,
                    "not_held",
                    "The booking is %s.".formatted(booking.state().word()));
        }
        var candidates = wanted == null ? best(booking) : List.of(wanted);
        return candidates.stream()
                .limit(TRIED)
                .filter(car -> isFree(car, booking))
                .findFirst()
                .filter(car -> claims.moveTo(id, car))
                .map(car -> written(booking, car, reason, actor))
                .orElseThrow(() ->
                        ProblemException.of(
                                HttpStatus.CONFLICT,
                                "no_other_car",
                                "No other car of the market is free at that time."));
    }

    /** Nothing when there is none. */
    Optional<Booking> tryToReassign(Booking booking, String reason, Actor actor) {
        return best(booking).stream()
                .limit(TRIED)
                .filter(car -> isFree(car, booking))
                .findFirst()
                .filter(car -> claims.moveTo(booking.id(), car))
                .map(car -> written(booking, car, reason, actor));
    }

    private Booking written(Booking booking, VehicleId car, String reason, Actor actor) {
        var station =
                database.sql("SELECT station_id FROM rental.vehicle_place WHERE vehicle_id = :car")
                        .param("car", car.value())
                        .query((row, _) -> Optional.ofNullable(row.getObject(1, UUID.class)))
                        .optional()
                        .flatMap(found -> found);
        database.sql(
                        """
                        UPDATE rental.booking
                        SET vehicle_id = :car, pickup_station = :station, version = version + 1,
                            changed_at = :now
                        WHERE id = :id
                        """)
                .param("car", car.value())
                .param("station", station.orElse(null))
                .param("now", utc(clock.instant()))
                .param("id", booking.id())
                .update();
        var after = store.lock(booking.id());
        var data = Map.of("from", booking.vehicleId(), "to", car, "reason", reason);
        events.record("booking.reassigned", after, data, actor.name());
        audit.record(actor, "booking.reassigned", booking.subject(), null, data);
        return after;
    }

    /** Same model and place first, then the fullest battery. */
    private List<VehicleId> best(Booking booking) {
        var cars =
                snapshots.onTheRoad().stream()
                        .filter(car -> car.market().equals(booking.market()))
                        .filter(car -> !car.id().equals(booking.vehicleId()))
                        .filter(car -> car.status() == VehicleStatus.AVAILABLE)
                        .collect(Collectors.toMap(VehicleSnapshot::id, car -> car));
        var model = snapshots.find(booking.vehicleId()).map(VehicleSnapshot::model).orElse("");
        return database
                .sql(
                        """
                        SELECT place.vehicle_id, place.station_id IS NOT DISTINCT FROM :station AS here
                        FROM rental.vehicle_place AS place
                        WHERE place.vehicle_id = ANY (:cars)
                          AND NOT EXISTS (
                              SELECT FROM rental.claim, (SELECT during FROM rental.claim
                                                         WHERE id = :booking) AS own
                              WHERE claim.vehicle_id = place.vehicle_id
                                AND claim.during && own.during)
                        """)
                .param("station", booking.pickupStation())
                .param("cars", cars.keySet().stream().map(VehicleId::value).toArray(UUID[]::new))
                .param("booking", booking.id())
                .query((row, _) ->
                        Map.entry(
                                Objects.requireNonNull(
                                        cars.get(new VehicleId(row.getObject(1, UUID.class)))),
                                row.getBoolean(2)))
                .list()
                .stream()
                .sorted(
                        Comparator.comparingDouble(
                                entry -> -worth(entry.getKey(), entry.getValue(), model)))
                .map(entry -> entry.getKey().id())
                .toList();
    }

    private static double worth(VehicleSnapshot car, boolean here, String model) {
        var charge = car.stateOfChargePercent() == null ? 0 : car.stateOfChargePercent();
        return charge + (here ? 200 : 0) + (car.model().equals(model) ? 100 : 0);
    }

    private boolean isFree(VehicleId car, Booking booking) {
        var until = claims.until(booking.id()).orElse(null);
        return claims.on(car, booking.startsAt(), until).isEmpty();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
