package org.bluehorizons.rental.drivers;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AuditLog;
import org.bluehorizons.accounts.DriverAccounts;
import org.bluehorizons.notifications.Notifications;
import org.bluehorizons.notifications.Notifications.Way;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.rental.journal.Journal;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A driver leaves. Everything that names the person goes at once: what is left are trips and
 * payments of a number that leads to nobody, and the invoices, which the law wants kept as they
 * are. Safe for use by many threads.
 */
@Component
class Closing {

    /** One statement each; all take the driver's id. */
    private static final List<String> ERASURES =
            List.of(
                    """
                    UPDATE rental.driver
                    SET subject = NULL, name = 'closed', email = 'closed-' || id || '@invalid',
                        phone = '', email_verified_at = NULL, phone_verified_at = NULL,
                        standing = 'closed', standing_reason = NULL, corporate_id = NULL,
                        cost_centre = NULL, closed_at = now(), version = version + 1
                    WHERE id = :driver
                    """,
                    "DELETE FROM rental.verification WHERE driver_id = :driver",
                    """
                    UPDATE rental.licence
                    SET number = 'removed', front_photo = NULL, back_photo = NULL, reason = NULL
                    WHERE driver_id = :driver
                    """,
                    """
                    UPDATE rental.report
                    SET subject = 'removed', text = '', photos = '{}', version = version + 1
                    WHERE driver_id = :driver
                    """,
                    """
                    UPDATE rental.report_message SET text = 'removed'
                    WHERE report_id IN (SELECT id FROM rental.report WHERE driver_id = :driver)
                    """,
                    "DELETE FROM rental.photo WHERE driver_id = :driver",
                    """
                    UPDATE rental.payment_method
                    SET token = 'removed', label = 'removed', is_default = false,
                        removed_at = coalesce(removed_at, now())
                    WHERE driver_id = :driver
                    """,
                    """
                    UPDATE rental.rating SET text = ''
                    WHERE booking_id IN (SELECT id FROM rental.booking WHERE driver_id = :driver)
                    """,
                    // Where somebody left the car may be where somebody lives.
                    """
                    UPDATE rental.booking
                    SET end_latitude = NULL, end_longitude = NULL, cost_centre = NULL, reason = NULL
                    WHERE driver_id = :driver
                    """);

    private final Drivers drivers;
    private final DriverAccounts accounts;
    private final Notifications notifications;
    private final Journal journal;
    private final AuditLog audit;
    private final JdbcClient database;

    Closing(
            Drivers drivers,
            DriverAccounts accounts,
            Notifications notifications,
            Journal journal,
            AuditLog audit,
            JdbcClient database) {
        this.drivers = drivers;
        this.accounts = accounts;
        this.notifications = notifications;
        this.journal = journal;
        this.audit = audit;
        this.database = database;
    }

    /**
     * @throws ProblemException 409 {@code booking_open}, {@code in_debt} or {@code payment_open}
     */
    @Transactional
    public void close(Actor actor) {
        var driver = drivers.lock(actor);
        demandNothingOpen(driver);
        ERASURES.forEach(
                statement -> database.sql(statement).param("driver", driver.id()).update());
        notifications.forget(driver.recipient());
        notifications.forget(
                new Notifications.Recipient(
                        driver.recipient().subject(), driver.email(), driver.phone()));
        sayGoodbye(driver);
        accounts.close(actor.name(), driver.email());
        audit.forgetPerson(driver.auditSubject());
        journal.record("driver.closed", Journal.About.driver(driver.id()), Map.of(), actor.name());
        audit.record(actor, "driver.closed", driver.auditSubject(), null, null);
    }

    private void demandNothingOpen(Driver driver) {
        if (exists("booking", "'held', 'active', 'paused', 'ending'", driver.id())) {
            throw refused("booking_open", "You have a booking; end or cancel it first.");
        }
        if (driver.inDebtSince() != null) {
            throw refused("in_debt", "A charge could not be collected; pay it first.");
        }
        if (exists(
                "payment",
                "'authorising', 'authorised', 'capturing', 'voiding', 'refunding', 'dunning'",
                driver.id())) {
            throw refused(
                    "payment_open", "A payment is not settled yet; try again in a few minutes.");
        }
    }

    private boolean exists(String table, String states, UUID driver) {
        return database.sql(
                        """
                        SELECT EXISTS (SELECT FROM rental.%s
                                       WHERE driver_id = :driver AND state IN (%s))
                        """
                                .formatted(table, states))
                .param("driver", driver)
                .query(Boolean.class)
                .single();
    }

    /** In confidence, so that the address is kept no longer than it takes to send it. */
    private void sayGoodbye(Driver driver) {
        notifications.tellInConfidence(
                Way.EMAIL,
                driver.email(),
                new Notifications.Message(
                        "driver-closed:" + driver.id(),
                        "Your Blue Horizons account is closed",
                        "We have removed your personal data. Invoices are kept as the law demands.",
                        null,
                        false));
    }

    private static ProblemException refused(String code, String detail) {
        return ProblemException.of(HttpStatus.CONFLICT, code, detail);
    }
}
