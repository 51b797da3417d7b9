package org.bluehorizons.rental.drivers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
        return bySubject(actor.name(), "").orElseThrow(Drivers::notADriver);
    }

    /**
     * The driver who is calling, who is neither suspended nor closed by others until the
     * transaction ends.
     *
     * @throws ProblemException 403 {@code not_a_driver}
     */
    public Driver hold(Actor actor) {
        return bySubject(actor.name(), "FOR KEY SHARE").orElseThrow(Drivers::notADriver);
    }

    /** The driver who is calling, locked until the transaction ends. */
    Driver lock(Actor actor) {
        return bySubject(actor.name(), "FOR UPDATE").orElseThrow(Drivers::notADriver);
    }

    /** The driver, locked until the transaction ends. */
    Driver lock(UUID id) {
        return database.sql(
                        "SELECT %s FROM rental.driver WHERE id = :id FOR UPDATE".formatted(COLUMNS))
                .param("id", id)
                .query((row, _) -> driver(row))
                .optional()
                .orElseThrow(() -> unknown(id));
    }

    private Optional<Driver> bySubject(String subject, String lock) {
        return database.sql(
                        "SELECT %s FROM rental.driver WHERE subject = :subject %s"
                                .formatted(COLUMNS, lock))
                .param("subject", subject)
                .query((row, _) -> driver(row))
                .optional();
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

    /**
     * A new driver of the plan {@code pay-as-you-go}.
     *
     * @throws ProblemException 409 {@code already_registered}
     */
    Driver insert(String subject, NewDriver wanted) {
        return database.sql(
                        """
                        INSERT INTO rental.driver (subject, market, name, email, phone, locale, plan_id)
                        SELECT :subject, market, :name, :email, :phone, :locale, id
                        FROM rental.plan WHERE market = :market AND code = 'pay-as-you-go'
                        ON CONFLICT (subject) DO NOTHING
                        RETURNING %s
                        """
                                .formatted(COLUMNS))
                .param("subject", subject)
                .param("market", wanted.market())
                .param("name", wanted.name())
                .param("email", wanted.email())
                .param("phone", wanted.phone())
                .param("locale", wanted.locale())
                .query((row, _) -> driver(row))
                .optional()
                .orElseThrow(() ->
                        ProblemException.of(
                                HttpStatus.CONFLICT,
                                "already_registered",
                                "You are a driver already; see GET /v1/me."));
    }

    /** Writes name, phone, locale, what is verified and the standing, and the next version. */
    Driver update(Driver driver) {
        return database.sql(
                        """
                        UPDATE rental.driver
                        SET name = :name, phone = :phone, locale = :locale,
                            email_verified_at = :emailVerifiedAt,
                            phone_verified_at = :phoneVerifiedAt,
                            standing = :standing, standing_reason = :reason, version = version + 1
                        WHERE id = :id
                        RETURNING %s
                        """
                                .formatted(COLUMNS))
                .param("id", driver.id())
                .param("name", driver.name())
                .param("phone", driver.phone())
                .param("locale", driver.locale())
                .param(
                        "emailVerifiedAt",
                        time(driver.emailVerifiedAt()),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param(
                        "phoneVerifiedAt",
                        time(driver.phoneVerifiedAt()),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("standing", driver.standing())
                .param("reason", driver.standingReason(), Types.VARCHAR)
                .query((row, _) -> driver(row))
                .single();
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

    private static ProblemException notADriver() {
        return ProblemException.of(
                HttpStatus.FORBIDDEN,
                "not_a_driver",
                "You are not registered as a driver; see POST /v1/drivers.");
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
