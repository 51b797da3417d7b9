package org.bluehorizons.rental.memberships;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.bluehorizons.rental.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What members drove and nobody has invoiced yet. Safe for use by many threads. */
@Component
class CorporateTrips {

    /** A bill that a person still looks at waits for a later month. */
    private static final String OPEN =
            """
            booking.state IN ('ended', 'cancelled', 'no_show') AND booking.total > 0
            AND booking.review IS DISTINCT FROM 'wanted'
            AND NOT EXISTS (SELECT FROM rental.invoiced_booking AS invoiced
                            WHERE invoiced.booking_id = booking.id)
            """;

    private final JdbcClient database;

    /**
     * A trip, or a fee for one that did not take place.
     *
     * @param at when it began, or was to begin
     */
    record Trip(
            UUID bookingId,
            String state,
            Instant at,
            String driver,
            @Nullable String costCentre,
            Money total) {}

    CorporateTrips(JdbcClient database) {
        this.database = database;
    }

    /** Corporates with trips to invoice, of whatever month. */
    List<UUID> corporates() {
        return database.sql(
                        """
                        SELECT id FROM rental.corporate
                        WHERE EXISTS (SELECT FROM rental.booking
                                      WHERE booking.corporate_id = corporate.id AND %s)
                        ORDER BY id
                        """
                                .formatted(OPEN))
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    /** By cost centre, those without last; then by time. */
    List<Trip> endedBefore(UUID corporate, Instant end) {
        return database.sql(
                        """
                        SELECT booking.id, booking.state, driver.name, booking.cost_centre,
                               coalesce(booking.started_at, booking.starts_at) AS at,
                               booking.total, booking.currency
                        FROM rental.booking
                        JOIN rental.driver ON driver.id = booking.driver_id
                        WHERE booking.corporate_id = :corporate
                          AND coalesce(booking.ended_at, booking.changed_at) < :end AND %s
                        ORDER BY booking.cost_centre NULLS LAST, at, booking.id
                        """
                                .formatted(OPEN))
                .param("corporate", corporate)
                .param("end", end.atOffset(ZoneOffset.UTC))
                .query((row, _) -> trip(row))
                .list();
    }

    /** Each booking once: the table's key refuses a second time. */
    void setInvoiced(List<Trip> trips, UUID invoice) {
        database.sql(
                        """
                        INSERT INTO rental.invoiced_booking (booking_id, invoice_id)
                        SELECT booking, :invoice FROM unnest(:bookings::uuid[]) AS booking
                        """)
                .param("invoice", invoice)
                .param("bookings", trips.stream().map(Trip::bookingId).toArray(UUID[]::new))
                .update();
    }

    private static Trip trip(ResultSet row) throws SQLException {
        BigDecimal total = row.getBigDecimal("total");
        return new Trip(
                row.getObject("id", UUID.class),
                row.getString("state"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("name"),
                row.getString("cost_centre"),
                new Money(total, row.getString("currency")));
    }
}
