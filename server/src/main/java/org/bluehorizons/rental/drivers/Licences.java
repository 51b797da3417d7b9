package org.bluehorizons.rental.drivers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.rental.Markets;
import org.bluehorizons.rental.drivers.LicenceController.Submission;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of driving licences. Safe for use by many threads. */
@Component
class Licences {

    private static final String COLUMNS =
            """
            id, driver_id, number, country, expires_on, front_photo, back_photo, state, reason,
            submitted_at, reviewed_at
            """;

    private final JdbcClient database;
    private final Markets markets;
    private final Clock clock;

    Licences(JdbcClient database, Markets markets, Clock clock) {
        this.database = database;
        this.markets = markets;
        this.clock = clock;
    }

    /** The date where the driver rents. */
    LocalDate today(Driver driver) {
        return LocalDate.ofInstant(clock.instant(), markets.get(driver.market()).timeZone());
    }

    /** Newest first. */
    List<Licence> of(UUID driver) {
        return database.sql(
                        "SELECT %s FROM rental.licence WHERE driver_id = :driver ORDER BY id DESC"
                                .formatted(COLUMNS))
                .param("driver", driver)
                .query((row, _) -> licence(row))
                .list();
    }

    /** Whether one of the driver's is approved and not expired. */
    boolean hasValid(Driver driver) {
        return database.sql(
                        """
                        SELECT EXISTS (SELECT FROM rental.licence
                                       WHERE driver_id = :driver AND state = 'approved'
                                         AND expires_on >= :today)
                        """)
                .param("driver", driver.id())
                .param("today", today(driver))
                .query(Boolean.class)
                .single();
    }

    Optional<Licence> waiting(UUID driver) {
        return of(driver).stream()
                .filter(licence -> licence.state().equals("submitted"))
                .findFirst();
    }

    Licence insert(UUID driver, Submission wanted) {
        return database.sql(
                        """
                        INSERT INTO rental.licence
                            (driver_id, number, country, expires_on, front_photo, back_photo,
                             submitted_at)
                        VALUES (:driver, :number, :country, :expiresOn, :front, :back, :now)
                        RETURNING %s
                        """
                                .formatted(COLUMNS))
                .param("driver", driver)
                .param("number", wanted.number())
                .param("country", wanted.country())
                .param("expiresOn", wanted.expiresOn())
                .param("front", wanted.frontPhoto())
                .param("back", wanted.backPhoto())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, _) -> licence(row))
                .single();
    }

    /**
     * @throws ProblemException 409 {@code no_licence_waits}
     */
    Licence decide(UUID driver, String state, @Nullable String reason, String by) {
        return database.sql(
                        """
                        UPDATE rental.licence
                        SET state = :state, reason = :reason, reviewed_at = :now, reviewed_by = :by
                        WHERE driver_id = :driver AND state = 'submitted'
                        RETURNING %s
                        """
                                .formatted(COLUMNS))
                .param("driver", driver)
                .param("state", state)
                .param("reason", reason)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .query((row, _) -> licence(row))
                .optional()
                .orElseThrow(() ->
                        ProblemException.of(
                                HttpStatus.CONFLICT,
                                "no_licence_waits",
                                "There is no licence of the driver that waits for a decision."));
    }

    /** Approved drivers none of whose licences is valid today any more. */
    List<UUID> lapsed() {
        return database.sql(
                        """
                        SELECT driver.id
                        FROM rental.driver JOIN rental.market ON market.code = driver.market
                        WHERE driver.standing = 'approved'
                          AND NOT EXISTS (
                              SELECT FROM rental.licence
                              WHERE licence.driver_id = driver.id AND licence.state = 'approved'
                                AND licence.expires_on
                                    >= (:now::timestamptz AT TIME ZONE market.time_zone)::date)
                        LIMIT 1000
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    private static Licence licence(ResultSet row) throws SQLException {
        var reviewedAt = row.getObject("reviewed_at", OffsetDateTime.class);
        return new Licence(
                row.getObject("id", UUID.class),
                row.getObject("driver_id", UUID.class),
                row.getString("number"),
                row.getString("country"),
                row.getObject("expires_on", LocalDate.class),
                row.getObject("front_photo", UUID.class),
                row.getObject("back_photo", UUID.class),
                row.getString("state"),
                row.getString("reason"),
                row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                reviewedAt == null ? null : reviewedAt.toInstant());
    }
}
