package org.bluehorizons.rental.drivers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.rental.drivers.PaymentMethodController.Adding;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What drivers pay with. One of each driver's is the default as long as there is any. Safe for use
 * by many threads.
 */
@Component
class PaymentMethods {

    static final int MOST = 20;

    private final JdbcClient database;
    private final Drivers drivers;
    private final Clock clock;

    PaymentMethods(JdbcClient database, Drivers drivers, Clock clock) {
        this.database = database;
        this.drivers = drivers;
        this.clock = clock;
    }

    /** Oldest first. */
    List<PaymentMethod> of(UUID driver) {
        return database.sql(
                        """
                        SELECT id, provider, label, is_default, created_at
                        FROM rental.payment_method
                        WHERE driver_id = :driver AND removed_at IS NULL
                        ORDER BY id
                        """)
                .param("driver", driver)
                .query((row, _) -> method(row))
                .list();
    }

    /**
     * @throws ProblemException 409 {@code too_many_payment_methods}
     */
    @Transactional
    public PaymentMethod add(Adding wanted, Actor actor) {
        var driver = drivers.lock(actor);
        var known = of(driver.id());
        if (known.size() >= MOST) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT,
                    "too_many_payment_methods",
                    "You have %d; remove one first.".formatted(MOST));
        }
        var first = known.isEmpty() || Boolean.TRUE.equals(wanted.isDefault());
        if (first) {
            clearDefault(driver.id());
        }
        return database.sql(
                        """
                        INSERT INTO rental.payment_method
                            (driver_id, provider, token, label, is_default, created_at)
                        VALUES (:driver, :provider, :token, :label, :default, :now)
                        RETURNING id, provider, label, is_default, created_at
                        """)
                .param("driver", driver.id())
                .param("provider", wanted.provider())
                .param("token", wanted.token())
                .param("label", wanted.label())
                .param("default", first)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, _) -> method(row))
                .single();
    }

    /**
     * @throws ProblemException 404
     */
    @Transactional
    public PaymentMethod makeDefault(UUID id, Actor actor) {
        var driver = drivers.lock(actor);
        demand(driver.id(), id);
        clearDefault(driver.id());
        return markDefault(id);
    }

    /**
     * The next older one becomes the default.
     *
     * @throws ProblemException 404, 409 {@code in_use}
     */
    @Transactional
    public void remove(UUID id, Actor actor) {
        var driver = drivers.lock(actor);
        demand(driver.id(), id);
        if (isInUse(id)) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT,
                    "in_use",
                    "A booking is paid with it, or is still to be paid; remove it after that.");
        }
        database.sql(
                        """
                        UPDATE rental.payment_method
                        SET removed_at = :now, token = 'removed', is_default = false
                        WHERE id = :id
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
        var left = of(driver.id());
        if (!left.isEmpty() && left.stream().noneMatch(PaymentMethod::isDefault)) {
            markDefault(left.getLast().id());
        }
    }

    private boolean isInUse(UUID id) {
        return database.sql(
                        """
                        SELECT EXISTS (SELECT FROM rental.payment
                                       WHERE method_id = :id
                                         AND state IN ('authorising', 'authorised', 'capturing',
                                                       'voiding', 'refunding', 'dunning'))
                        """)
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    private void demand(UUID driver, UUID id) {
        if (of(driver).stream().noneMatch(method -> method.id().equals(id))) {
            throw ProblemException.of(
                    HttpStatus.NOT_FOUND,
                    "payment_method_not_found",
                    "You have no payment method " + id);
        }
    }

    private void clearDefault(UUID driver) {
        database.sql(
                        """
                        UPDATE rental.payment_method SET is_default = false
                        WHERE driver_id = :driver AND is_default
                        """)
                .param("driver", driver)
                .update();
    }

    private PaymentMethod markDefault(UUID id) {
        return database.sql(
                        """
                        UPDATE rental.payment_method SET is_default = true WHERE id = :id
                        RETURNING id, provider, label, is_default, created_at
                        """)
                .param("id", id)
                .query((row, _) -> method(row))
                .single();
    }

    private static PaymentMethod method(ResultSet row) throws SQLException {
        return new PaymentMethod(
                row.getObject("id", UUID.class),
                row.getString("provider"),
                row.getString("label"),
                row.getBoolean("is_default"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
