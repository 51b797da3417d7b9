package org.bluehorizons.rental.fleet;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AuditLog;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.rental.bookings.CarClearing;
import org.bluehorizons.rental.journal.Journal;
import org.bluehorizons.rental.journal.Journal.About;
import org.bluehorizons.rental.places.Place;
import org.bluehorizons.rental.places.VehiclePlaces;
import org.bluehorizons.vehicles.VehicleId;
import org.bluehorizons.vehicles.VehicleOccupancy;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Moves cars between stations: planned, under way, done or cancelled. Thread-safe. */
@Component
class Relocations {

    private final CarClearing clearing;
    private final VehiclePlaces places;
    private final VehicleOccupancy occupancy;
    private final Journal journal;
    private final AuditLog audit;
    private final JdbcClient database;
    private final Clock clock;

    /** A job as it is wanted, checked. */
    record Plan(
            VehicleId car,
            UUID to,
            Instant startsAt,
            Instant endsAt,
            String reason,
            @Nullable String assignee) {}

    Relocations(
            CarClearing clearing,
            VehiclePlaces places,
            VehicleOccupancy occupancy,
            Journal journal,
            AuditLog audit,
            JdbcClient database,
            Clock clock) {
        this.clearing = clearing;
        this.places = places;
        this.occupancy = occupancy;
        this.journal = journal;
        this.audit = audit;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Claims the car for the time; bookings within are cleared away.
     *
     * @throws ProblemException 409 {@code vehicle_on_trip}, {@code vehicle_claimed}
     */
    @Transactional
    public Relocation plan(Plan plan, Actor actor) {
        var id = UUID.randomUUID();
        clearing.claim(
                id, plan.car(), "relocation", plan.startsAt(), plan.endsAt(), plan.reason(), actor);
        var made =
                database.sql(
                                """
                                INSERT INTO rental.relocation
                                    (id, vehicle_id, from_station, to_station, reason, assignee,
                                     starts_at, ends_at, made_by)
                                VALUES (:id, :car, :from, :to, :reason, :assignee, :startsAt,
                                        :endsAt, :by)
                                RETURNING *
                                """)
                        .param("id", id)
                        .param("car", plan.car().value())
                        .param("from", places.find(plan.car()).map(Place::station).orElse(null))
                        .param("to", plan.to())
                        .param("reason", plan.reason())
                        .param("assignee", plan.assignee())
                        .param("startsAt", utc(plan.startsAt()))
                        .param("endsAt", utc(plan.endsAt()))
                        .param("by", actor.name())
                        .query((row, _) -> Relocation.read(row))
                        .single();
        record("relocation.planned", made, actor);
        return made;
    }

    /** The car is driven away by staff. */
    @Transactional
    public Relocation start(UUID id, Actor actor) {
        var started = step(id, "under_way", "planned");
        occupancy.occupy(started.vehicleId());
        places.leave(started.vehicleId());
        record("relocation.started", started, actor);
        return started;
    }

    /** The car stands in its new station. */
    @Transactional
    public Relocation finish(UUID id, Actor actor) {
        var done = step(id, "done", "under_way");
        clearing.release(id);
        places.stand(done.vehicleId(), done.toStationId(), null);
        occupancy.free(done.vehicleId());
        record("relocation.done", done, actor);
        return done;
    }

    /** Given up before it began. */
    @Transactional
    public Relocation cancel(UUID id, Actor actor) {
        var cancelled = step(id, "cancelled", "planned");
        clearing.release(id);
        record("relocation.cancelled", cancelled, actor);
        return cancelled;
    }

    /** Newest first. */
    List<Relocation> list(@Nullable String state, @Nullable UUID before, int rows) {
        return database.sql(
                        """
                        SELECT * FROM rental.relocation
                        WHERE (:state::text IS NULL OR state = :state)
                          AND (:before::uuid IS NULL
                               OR (created_at, id) < (SELECT created_at, id FROM rental.relocation
                                                      WHERE id = :before))
                        ORDER BY created_at DESC, id DESC LIMIT :rows
                        """)
                .param("state", state)
                .param("before", before)
                .param("rows", rows)
                .query((row, _) -> Relocation.read(row))
                .list();
    }

    private Relocation step(UUID id, String to, String from) {
        return database.sql(
                        """
                        UPDATE rental.relocation
                        SET state = :to, version = version + 1,
                            done_at = CASE WHEN :to = 'done' THEN :now END
                        WHERE id = :id AND state = :from
                        RETURNING *
                        """)
                .param("to", to)
                .param("now", utc(clock.instant()))
                .param("id", id)
                .param("from", from)
                .query((row, _) -> Relocation.read(row))
                .optional()
                .orElseThrow(() ->
                        ProblemException.of(
                                HttpStatus.CONFLICT,
                                "relocation_not_" + from,
                                "There is no relocation %s that is %s."
                                        .formatted(id, from.replace('_', ' '))));
    }

    private void record(String type, Relocation job, Actor actor) {
        journal.record(
                type,
                new About(null, null, job.vehicleId().value(), null),
                Map.of("relocation", job.id(), "to", job.toStationId()),
                actor.name());
        audit.record(actor, type, "vehicle:" + job.vehicleId(), null, job);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
