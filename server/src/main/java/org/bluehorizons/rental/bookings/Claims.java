package org.bluehorizons.rental.bookings;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.vehicles.VehicleId;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who has which car when: the table whose exclusion constraints judge what may be booked. All
 * methods join the caller's transaction; the code only translates the violation. Safe for use by
 * many threads.
 */
@Component
class Claims {

    private final JdbcClient database;

    /** A claim on a car. */
    record Claim(
            UUID id,
            String kind,
            Instant from,
            @Nullable Instant until,
            @Nullable UUID driverId,
            @Nullable String reason) {}

    Claims(JdbcClient database) {
        this.database = database;
    }

    /** The driver has the car from now until the next claim on car or driver. */
    boolean begin(UUID booking, Instant now) {
        return changed(
                """
                UPDATE rental.claim AS claim
                SET during = tstzrange(
                    least(lower(during), :now),
                    coalesce((SELECT min(lower(next.during)) FROM rental.claim AS next
                              WHERE (next.vehicle_id = claim.vehicle_id
                                     OR next.driver_id = claim.driver_id)
                                AND next.id <> claim.id
                                AND lower(next.during) >= lower(claim.during)),
                             'infinity'))
                WHERE id = :booking
                """,
                booking,
                now);
    }

    /** Moves the end of the claim; false when somebody else has the car then. */
    boolean moveEnd(UUID booking, Instant until) {
        return changed(
                """
                UPDATE rental.claim SET during = tstzrange(lower(during), :now) WHERE id = :booking
                """,
                booking,
                until);
    }

    /** Puts the booking's claim on another car; false when that is taken. */
    boolean moveTo(UUID booking, VehicleId car) {
        try {
            return database.sql("UPDATE rental.claim SET vehicle_id = :car WHERE id = :booking")
                            .param("car", car.value())
                            .param("booking", booking)
                            .update()
                    > 0;
        } catch (DataIntegrityViolationException taken) {
            return false;
        }
    }

    void free(UUID id) {
        database.sql("DELETE FROM rental.claim WHERE id = :id").param("id", id).update();
        database.sql("DELETE FROM rental.bay_claim WHERE booking_id = :id")
                .param("id", id)
                .update();
    }

    /** For something else than a booking; false when the car is taken then. */
    boolean claim(
            UUID id,
            VehicleId car,
            String kind,
            Instant from,
            @Nullable Instant until,
            String reason,
            String actor) {
        return database.sql(
                                """
                                INSERT INTO rental.claim
                                    (id, vehicle_id, during, kind, reason, made_by)
                                VALUES (:id, :car, tstzrange(:from, coalesce(:until, 'infinity'::timestamptz)),
                                        :kind, :reason, :actor)
                                ON CONFLICT DO NOTHING
                                """)
                        .param("id", id)
                        .param("car", car.value())
                        .param("from", utc(from))
                        .param("until", utc(until))
                        .param("kind", kind)
                        .param("reason", reason)
                        .param("actor", actor)
                        .update()
                > 0;
    }

    /** Those that overlap a time, in order. */
    List<Claim> on(VehicleId car, Instant from, @Nullable Instant until) {
        return database.sql(
                        """
                        SELECT id, kind, lower(during) AS from_at,
                               nullif(upper(during), 'infinity') AS until_at, driver_id, reason
                        FROM rental.claim
                        WHERE vehicle_id = :car
                          AND during && tstzrange(:from, coalesce(:until, 'infinity'::timestamptz))
                        ORDER BY during
                        """)
                .param("car", car.value())
                .param("from", utc(from))
                .param("until", utc(until))
                .query((row, _) ->
                        new Claim(
                                row.getObject("id", UUID.class),
                                row.getString("kind"),
                                row.getObject("from_at", OffsetDateTime.class).toInstant(),
                                Optional.ofNullable(row.getObject("until_at", OffsetDateTime.class))
                                        .map(OffsetDateTime::toInstant)
                                        .orElse(null),
                                row.getObject("driver_id", UUID.class),
                                row.getString("reason")))
                .list();
    }

    /** Up to when the booking has its car; nothing when nobody comes after it. */
    Optional<Instant> until(UUID booking) {
        return database.sql(
                        """
                        SELECT nullif(upper(during), 'infinity') FROM rental.claim WHERE id = :id
                        """)
                .param("id", booking)
                .query((row, _) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .optional()
                .flatMap(end -> end)
                .map(OffsetDateTime::toInstant);
    }

    /** Whether the driver, not the car, is what is taken. */
    boolean isDriverTaken(UUID driver, Instant from, Instant until) {
        return database.sql(
                        """
                        SELECT EXISTS (SELECT FROM rental.claim
                                       WHERE driver_id = :driver
                                         AND during && tstzrange(:from, :until))
                        """)
                .param("driver", driver)
                .param("from", utc(from))
                .param("until", utc(until))
                .query(Boolean.class)
                .single();
    }

    /** A free bay of the station for the booking, if there is one. */
    Optional<UUID> claimBay(UUID booking, UUID station, Instant from, @Nullable Instant until) {
        var bay =
                database.sql(
                                """
                                INSERT INTO rental.bay_claim (booking_id, bay_id, during)
                                SELECT :booking, bay.id,
                                       tstzrange(:from, coalesce(:until, 'infinity'::timestamptz))
                                FROM rental.bay
                                WHERE station_id = :station AND retired_at IS NULL
                                  AND NOT EXISTS (
                                      SELECT FROM rental.bay_claim AS other
                                      WHERE other.bay_id = bay.id
                                        AND other.during && tstzrange(:from, coalesce(:until, 'infinity'::timestamptz)))
                                  AND NOT EXISTS (
                                      SELECT FROM rental.vehicle_place AS place
                                      WHERE place.bay_id = bay.id
                                        AND NOT EXISTS (
                                            SELECT FROM rental.claim AS mine
                                            WHERE mine.vehicle_id = place.vehicle_id
                                              AND mine.id = :booking))
                                ORDER BY bay.code LIMIT 1
                                FOR UPDATE SKIP LOCKED
                                ON CONFLICT DO NOTHING
                                RETURNING bay_id
                                """)
                        .param("booking", booking)
                        .param("station", station)
                        .param("from", utc(from))
                        .param("until", utc(until))
                        .query((row, _) -> row.getObject(1, UUID.class))
                        .optional();
        bay.ifPresent(id ->
                database.sql("UPDATE rental.booking SET destination_bay = :bay WHERE id = :booking")
                        .param("bay", id)
                        .param("booking", booking)
                        .update());
        return bay;
    }

    private boolean changed(String sql, UUID booking, Instant time) {
        try {
            return database.sql(sql).param("booking", booking).param("now", utc(time)).update() > 0;
        } catch (DataIntegrityViolationException taken) {
            return false;
        }
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
