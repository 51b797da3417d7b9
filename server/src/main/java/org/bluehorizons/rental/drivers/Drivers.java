package org.bluehorizons.rental.drivers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of drivers. Safe for use by many threads. */
@Component
public class Drivers {

    static final String COLUMNS =
            """
            id, subject, market, name, email, phone, locale, email_verified_at, phone_verified_at,
            standing, standing_reason, in_debt_since, plan_id, corporate_id, cost_centre, version,
            created_at
            """;

    private final JdbcClient database;

    Drivers(JdbcClient database) {
        this.database = database;
    }

    /**
     * The driver who is calling.
     *
     * @throws ProblemException 403 {@code not_a_driver}
     */
    public Driver of(Actor actor) {
        return database.sql(
                        "SELECT %s FROM rental.driver WHERE subject = :subject".formatted(COLUMNS))
                .param("subject", actor.name())
                .query((row, _) -> driver(row))
                .optional()
                .orElseThrow(() ->
                        ProblemException.of(
                                HttpStatus.FORBIDDEN,
                                "not_a_driver",
                                "You are not registered as a driver; see POST /v1/drivers."));
    }

    public Optional<Driver> find(UUID id) {
        return database.sql("SELECT %s FROM rental.driver WHERE id = :id".formatted(COLUMNS))
                .param("id", id)
                .query((row, _) -> driver(row))
                .optional();
    }

    /**
     * @throws ProblemException 404 {@code driver_not_found}
     */
    public Driver get(UUID id) {
        return find(id).orElseThrow(() -> unknown(id));
    }

    static ProblemException unknown(UUID id) {
        return ProblemException.of(
                HttpStatus.NOT_FOUND, "driver_not_found", "There is no driver " + id);
    }

    static Driver driver(ResultSet row) throws SQLException {
        return new Driver(
                row.getObject("id", UUID.class),
                row.getString("subject"),
                row.getString("market"),
                row.getString("name"),
                row.getString("email"),
                row.getString("phone"),
                row.getString("locale"),
                instant(row, "email_verified_at"),
                instant(row, "phone_verified_at"),
                row.getString("standing"),
                row.getString("standing_reason"),
                instant(row, "in_debt_since"),
                row.getObject("plan_id", UUID.class),
                row.getObject("corporate_id", UUID.class),
                row.getString("cost_centre"),
                row.getLong("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
