package org.bluehorizons.rental.fleet;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AuditLog;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.rental.bookings.CarClearing;
import org.bluehorizons.rental.journal.Journal;
import org.bluehorizons.rental.journal.Journal.About;
import org.bluehorizons.vehicles.VehicleId;
import org.bluehorizons.vehicles.VehicleOccupancy;
import org.bluehorizons.vehicles.VehicleSnapshots;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Times at which a car is not for rent. While one runs, the car is out of service; it claims the
 * car like a booking does, so the same constraint keeps both apart. Thread-safe.
 */
@Component
public class Withdrawals {

    private final CarClearing clearing;
    private final VehicleOccupancy occupancy;
    private final VehicleSnapshots snapshots;
    private final Journal journal;
    private final AuditLog audit;
    private final JdbcClient database;
    private final Clock clock;

    /**
     * @param until null: until further notice
     */
    public record Withdrawal(
            UUID id,
            VehicleId vehicleId,
            Instant from,
            @Nullable Instant until,
            String reason,
            String madeBy) {}

    Withdrawals(
            CarClearing clearing,
            VehicleOccupancy occupancy,
            VehicleSnapshots snapshots,
            Journal journal,
            AuditLog audit,
            JdbcClient database,
            Clock clock) {
        this.clearing = clearing;
        this.occupancy = occupancy;
        this.snapshots = snapshots;
        this.journal = journal;
        this.audit = audit;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Bookings within get another car or are cancelled free.
     *
     * @throws ProblemException 404, 409 {@code vehicle_on_trip}, {@code vehicle_claimed}
     */
    @Transactional
    public Withdrawal begin(
            VehicleId car, Instant from, @Nullable Instant until, String reason, Actor actor) {
        if (snapshots.find(car).isEmpty()) {
            throw ProblemException.of(
                    HttpStatus.NOT_FOUND, "vehicle_not_found", "There is no vehicle " + car);
        }
        var id = UUID.randomUUID();
        clearing.claim(id, car, "blackout", from, until, reason, actor);
        if (!from.isAfter(clock.instant())) {
            occupancy.withdraw(car);
        }
        var made = new Withdrawal(id, car, from, until, reason, actor.name());
        record("vehicle.withdrawn", made, actor);
        return made;
    }

    /**
     * @throws ProblemException 404 {@code withdrawal_not_found}
     */
    @Transactional
    public void end(VehicleId car, UUID id, Actor actor) {
        var withdrawal =
                list(car).stream()
                        .filter(found -> found.id().equals(id))
                        .findFirst()
                        .orElseThrow(() ->
                                ProblemException.of(
                                        HttpStatus.NOT_FOUND,
                                        "withdrawal_not_found",
                                        "The car has no withdrawal " + id));
        clearing.release(id);
        if (!withdrawal.from().isAfter(clock.instant())) {
            occupancy.restore(car);
        }
        record("vehicle.restored", withdrawal, actor);
    }

    /** Those that run or are to come. */
    public List<Withdrawal> list(VehicleId car) {
        return database.sql(
                        """
                        SELECT id, lower(during) AS from_at,
                               nullif(upper(during), 'infinity') AS until_at, reason, made_by
                        FROM rental.claim
                        WHERE vehicle_id = :car AND kind = 'blackout' AND upper(during) > :now
                        ORDER BY during
                        """)
                .param("car", car.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, _) ->
                        new Withdrawal(
                                row.getObject("id", UUID.class),
                                car,
                                row.getObject("from_at", OffsetDateTime.class).toInstant(),
                                Optional.ofNullable(row.getObject("until_at", OffsetDateTime.class))
                                        .map(OffsetDateTime::toInstant)
                                        .orElse(null),
                                row.getString("reason"),
                                row.getString("made_by")))
                .list();
    }

    /** Takes cars out of service and back when their times begin and end. */
    @Scheduled(fixedDelayString = "PT5S")
    @Transactional
    public void keepTime() {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        cars(
                        """
                        SELECT vehicle_id FROM rental.claim
                        WHERE kind = 'blackout' AND during @> :now::timestamptz
                          AND lower(during) > :now::timestamptz - interval '1 minute'
                        """,
                        now)
                .forEach(occupancy::withdraw);
        cars(
                        """
                        DELETE FROM rental.claim
                        WHERE kind = 'blackout' AND upper(during) <= :now
                        RETURNING vehicle_id
                        """,
                        now)
                .forEach(occupancy::restore);
    }

    private List<VehicleId> cars(String sql, OffsetDateTime now) {
        return database.sql(sql)
                .param("now", now)
                .query((row, _) -> new VehicleId(row.getObject(1, UUID.class)))
                .list();
    }

    private void record(String type, Withdrawal what, Actor actor) {
        journal.record(
                type,
                new About(null, null, what.vehicleId().value(), null),
                Map.of("reason", what.reason(), "withdrawal", what.id()),
                actor.name());
        audit.record(actor, type, "vehicle:" + what.vehicleId(), null, what);
    }
}
