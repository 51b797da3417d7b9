package org.bluehorizons.rental.bookings;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.rental.pricing.Price;
import org.bluehorizons.vehicles.VehicleSnapshot;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The table of bookings. Each change of state is one statement that names the state before, and the
 * database checks the step. Safe for use by many threads.
 */
@Component
class BookingStore {

    private final JdbcClient database;
    private final JsonMapper json;

    BookingStore(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * Claims the car, writes booking, deposit and event, all in one statement.
     *
     * @return nothing when car or driver is taken at that time, or there is nothing to pay with
     */
    Optional<Booking> make(NewBooking wanted) {
        var driver = wanted.driver();
        return database.sql(
                        """
                        WITH method AS (
                            SELECT id FROM rental.payment_method
                            WHERE driver_id = :driver AND removed_at IS NULL AND NOT :free
                              AND CASE WHEN :method::uuid IS NULL THEN is_default
                                       ELSE id = :method END),
                        new AS MATERIALIZED (
                            SELECT uuidv7() AS id WHERE :free OR EXISTS (SELECT FROM method)),
                        claimed AS (
                            INSERT INTO rental.claim (id, vehicle_id, driver_id, during, kind)
                            SELECT id, :vehicle, :driver, tstzrange(:startsAt, :claimUntil), 'booking'
                            FROM new
                            ON CONFLICT DO NOTHING
                            RETURNING id),
                        booked AS (
                            INSERT INTO rental.booking
                                (id, driver_id, vehicle_id, market, plan_id, tariff_id, kind, state,
                                 made_at, starts_at, ends_at, expires_at, pickup_station,
                                 destination_station, promo, corporate_id, cost_centre, currency,
                                 estimate, deposit, made_by, changed_at)
                            SELECT id, :driver, :vehicle, :market, :plan, :tariff, :kind, 'held',
                                   :now, :startsAt, :endsAt, :expiresAt, :pickup, :destination, :promo,
                                   :corporate, :costCentre, :currency, :estimate::jsonb, :deposit,
                                   :by, :now
                            FROM claimed
                            RETURNING id, kind, starts_at, expires_at),
                        paid AS (
                            INSERT INTO rental.payment
                                (kind, booking_id, driver_id, method_id, currency, amount, state,
                                 due_at, created_at, changed_at)
                            SELECT 'deposit', booked.id, :driver, method.id, :currency, :deposit,
                                   'authorising', :now, :now, :now
                            FROM booked, method),
                        told AS (
                            INSERT INTO rental.event
                                (at, type, booking_id, driver_id, vehicle_id, state, data, made_by)
                            SELECT :now, 'booking.made', id, :driver, :vehicle, 'held',
                                   jsonb_build_object('kind', kind, 'startsAt', starts_at,
                                                      'expiresAt', expires_at), :by
                            FROM booked)
                        SELECT id FROM booked
                        """)
                .param("vehicle", wanted.car().value())
                .param("driver", driver.id())
                .param("startsAt", utc(wanted.startsAt()))
                .param("claimUntil", utc(wanted.claimUntil()))
                .param("market", wanted.market().code())
                .param("plan", driver.planId())
                .param("tariff", wanted.tariff().id())
                .param("kind", wanted.kind())
                .param("now", utc(wanted.now()))
                .param("endsAt", utc(wanted.endsAt()))
                .param("expiresAt", utc(wanted.expiresAt()))
                .param("pickup", wanted.pickupStation())
                .param("destination", wanted.destinationStation())
                .param("promo", wanted.promo())
                .param("corporate", driver.corporateId())
                .param("costCentre", driver.costCentre())
                .param("currency", wanted.market().currency())
                .param("estimate", json.writeValueAsString(wanted.estimate()))
                .param("deposit", wanted.tariff().terms().deposit())
                .param("method", wanted.paymentMethod())
                .param("free", driver.corporateId() != null)
                .param("by", wanted.actor())
                .query((row, _) -> wanted.made(row.getObject(1, UUID.class)))
                .optional();
    }

    Optional<Booking> find(UUID id) {
        return database.sql("SELECT * FROM rental.booking WHERE id = :id")
                .param("id", id)
                .query((row, _) -> BookingRow.read(row))
                .optional();
    }

    /** Locked until the transaction ends. */
    Booking lock(UUID id) {
        return database.sql("SELECT * FROM rental.booking WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query((row, _) -> BookingRow.read(row))
                .optional()
                .orElseThrow(() -> unknown(id));
    }

    /** Newest first; what is null does not matter. */
    List<Booking> list(
            @Nullable UUID driver,
            @Nullable UUID vehicle,
            @Nullable String state,
            @Nullable String review,
            @Nullable UUID before,
            int rows) {
        return database.sql(
                        """
                        SELECT * FROM rental.booking
                        WHERE (:driver::uuid IS NULL OR driver_id = :driver)
                          AND (:vehicle::uuid IS NULL OR vehicle_id = :vehicle)
                          AND (:state::text IS NULL OR state = :state)
                          AND (:review::text IS NULL OR review = :review)
                          AND (:before::uuid IS NULL OR id < :before)
                        ORDER BY id DESC LIMIT :rows
                        """)
                .param("driver", driver)
                .param("vehicle", vehicle)
                .param("state", state)
                .param("review", review)
                .param("before", before)
                .param("rows", rows)
                .query((row, _) -> BookingRow.read(row))
                .list();
    }

    /** Whose trip the car is on. */
    Optional<UUID> runningOn(UUID vehicle) {
        return database.sql(
                        """
                        SELECT id FROM rental.booking
                        WHERE vehicle_id = :vehicle AND state IN ('active', 'paused', 'ending')
                        """)
                .param("vehicle", vehicle)
                .query((row, _) -> row.getObject(1, UUID.class))
                .optional();
    }

    Booking start(UUID id, VehicleSnapshot car, Instant now) {
        return database.sql(
                        """
                        UPDATE rental.booking
                        SET state = 'active', started_at = :now, start_odometer_metres = :odometer,
                            start_soc_percent = :soc, version = version + 1, changed_at = :now
                        WHERE id = :id AND state = 'held'
                        RETURNING *
                        """)
                .param("now", utc(now))
                .param("odometer", car.odometerMetres())
                .param("soc", car.stateOfChargePercent())
                .param("id", id)
                .query((row, _) -> BookingRow.read(row))
                .single();
    }

    Booking pause(UUID id, Instant now) {
        return database.sql(
                        """
                        UPDATE rental.booking
                        SET state = 'paused', paused_at = :now, version = version + 1,
                            changed_at = :now
                        WHERE id = :id AND state = 'active'
                        RETURNING *
                        """)
                .param("now", utc(now))
                .param("id", id)
                .query((row, _) -> BookingRow.read(row))
                .single();
    }

    /** From a pause, or from an end that the driver thought better of; the meter runs on. */
    Booking resume(Booking booking, Instant now) {
        return database.sql(
                        """
                        UPDATE rental.booking
                        SET state = 'active', paused_at = NULL, stopped_at = NULL,
                            pauses = :pauses::jsonb, version = version + 1, changed_at = :now
                        WHERE id = :id AND state IN ('paused', 'ending')
                        RETURNING *
                        """)
                .param("now", utc(now))
                .param("pauses", json.writeValueAsString(booking.trip().pausesUntil(now)))
                .param("id", booking.id())
                .query((row, _) -> BookingRow.read(row))
                .single();
    }

    Booking stop(Booking booking, Instant now) {
        return database.sql(
                        """
                        UPDATE rental.booking
                        SET state = 'ending', stopped_at = :now, paused_at = NULL,
                            pauses = :pauses::jsonb, version = version + 1, changed_at = :now
                        WHERE id = :id AND state IN ('active', 'paused')
                        RETURNING *
                        """)
                .param("now", utc(now))
                .param("pauses", json.writeValueAsString(booking.trip().pausesUntil(now)))
                .param("id", booking.id())
                .query((row, _) -> BookingRow.read(row))
                .single();
    }

    Booking end(UUID id, TripEnd.Outcome outcome, Instant now) {
        var car = outcome.car();
        return database.sql(
                        """
                        UPDATE rental.booking
                        SET state = 'ended', ended_at = :now, end_odometer_metres = :odometer,
                            end_soc_percent = :soc, end_plugged = :plugged, end_station = :station,
                            end_latitude = :latitude, end_longitude = :longitude,
                            price = :price::jsonb, total = :total, review = :review,
                            reason = :reason, version = version + 1, changed_at = :now
                        WHERE id = :id AND state = 'ending'
                        RETURNING *
                        """)
                .param("now", utc(now))
                .param("odometer", car.odometerMetres())
                .param("soc", car.stateOfChargePercent())
                .param("plugged", car.plugged())
                .param("station", outcome.station())
                .param("latitude", car.latitude())
                .param("longitude", car.longitude())
                .param("price", json.writeValueAsString(outcome.price()))
                .param("total", outcome.price().total().amount())
                .param("review", outcome.reviewReason() == null ? null : "wanted")
                .param("reason", outcome.reviewReason())
                .param("id", id)
                .query((row, _) -> BookingRow.read(row))
                .single();
    }

    /** Before any trip; with a price when a fee is due. */
    Booking close(
            UUID id,
            BookingState state,
            @Nullable String reason,
            @Nullable Price fee,
            Instant now) {
        return database.sql(
                        """
                        UPDATE rental.booking
                        SET state = :state, reason = :reason, price = :price::jsonb, total = :total,
                            version = version + 1, changed_at = :now
                        WHERE id = :id AND state = 'held'
                        RETURNING *
                        """)
                .param("state", state.word())
                .param("reason", reason)
                .param("price", fee == null ? null : json.writeValueAsString(fee))
                .param("total", fee == null ? null : fee.total().amount())
                .param("now", utc(now))
                .param("id", id)
                .query((row, _) -> BookingRow.read(row))
                .single();
    }

    Booking setEnd(UUID id, @Nullable Instant endsAt, Instant now) {
        return database.sql(
                        """
                        UPDATE rental.booking
                        SET ends_at = :endsAt, version = version + 1, changed_at = :now
                        WHERE id = :id
                        RETURNING *
                        """)
                .param("endsAt", utc(endsAt))
                .param("now", utc(now))
                .param("id", id)
                .query((row, _) -> BookingRow.read(row))
                .single();
    }

    Booking setPrice(UUID id, Price price, String review, Instant now) {
        return database.sql(
                        """
                        UPDATE rental.booking
                        SET price = :price::jsonb, total = :total, review = :review,
                            version = version + 1, changed_at = :now
                        WHERE id = :id
                        RETURNING *
                        """)
                .param("price", json.writeValueAsString(price))
                .param("total", price.total().amount())
                .param("review", review)
                .param("now", utc(now))
                .param("id", id)
                .query((row, _) -> BookingRow.read(row))
                .single();
    }

    static ProblemException unknown(UUID id) {
        return ProblemException.of(
                HttpStatus.NOT_FOUND, "booking_not_found", "There is no booking " + id);
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
