package org.bluehorizons.rental.drivers;

import java.util.Map;
import java.util.UUID;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AuditLog;
import org.bluehorizons.notifications.Notifications;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.rental.journal.Journal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who may book. Registered becomes approved as soon as e-mail or phone is verified and a licence is
 * approved and not expired, and registered again when that holds no more; staff suspend and
 * reinstate; the driver closes. Safe for use by many threads.
 */
@Component
class Standing {

    private final Drivers drivers;
    private final Licences licences;
    private final Journal journal;
    private final AuditLog audit;
    private final Notifications notifications;

    Standing(
            Drivers drivers,
            Licences licences,
            Journal journal,
            AuditLog audit,
            Notifications notifications) {
        this.drivers = drivers;
        this.licences = licences;
        this.journal = journal;
        this.audit = audit;
        this.notifications = notifications;
    }

    /**
     * Approves, or takes the approval away, as the facts are now.
     *
     * @param driver locked by the caller's transaction
     * @return the driver as it is after that
     */
    Driver settle(Driver driver, Actor actor) {
        var entitled = driver.isVerified() && licences.hasValid(driver);
        if (driver.standing().equals("registered") && entitled) {
            var approved = write(driver, "approved", null);
            record("driver.approved", approved, actor);
            tell(approved, "You can book now", "Your registration is complete. Have a good trip!");
            return approved;
        }
        if (driver.standing().equals("approved") && !entitled) {
            var reason =
                    driver.isVerified()
                            ? "Your driving licence has expired."
                            : "Your phone number is not verified any more.";
            var lapsed = write(driver, "registered", reason);
            record("driver.approval_lapsed", lapsed, actor);
            tell(lapsed, "You cannot book at the moment", reason);
            return lapsed;
        }
        return driver;
    }

    /** For the schedule: the licence may be renewed meanwhile. */
    @Transactional
    public void settle(UUID id) {
        settle(drivers.lock(id), Actor.SYSTEM);
    }

    /**
     * @throws ProblemException 409 {@code suspended} or {@code closed}
     */
    @Transactional
    public Driver suspend(UUID id, String reason, Actor actor) {
        var before = drivers.lock(id);
        demandOpen(before);
        if (before.standing().equals("suspended")) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT, "suspended", "The driver is suspended already.");
        }
        var after = write(before, "suspended", reason);
        record("driver.suspended", after, actor);
        audit.record(
                actor,
                "driver.suspended",
                after.auditSubject(),
                before.forAudit(),
                after.forAudit(),
                reason);
        tell(after, "You are suspended", "The reason: " + Sentence.of(reason));
        return after;
    }

    /**
     * @throws ProblemException 409 {@code not_suspended} or {@code closed}
     */
    @Transactional
    public Driver reinstate(UUID id, String reason, Actor actor) {
        var before = drivers.lock(id);
        demandOpen(before);
        if (!before.standing().equals("suspended")) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT, "not_suspended", "The driver is not suspended.");
        }
        var registered = write(before, "registered", null);
        record("driver.reinstated", registered, actor);
        tell(registered, "Your suspension has ended", "The reason: " + Sentence.of(reason));
        var after = settle(registered, actor);
        audit.record(
                actor,
                "driver.reinstated",
                after.auditSubject(),
                before.forAudit(),
                after.forAudit(),
                reason);
        return after;
    }

    private static void demandOpen(Driver driver) {
        if (driver.standing().equals("closed")) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT, "closed", "The driver has closed the account.");
        }
    }

    private Driver write(Driver driver, String standing, @Nullable String reason) {
        return drivers.update(driver.withStanding(standing, reason));
    }

    private void record(String type, Driver driver, Actor actor) {
        journal.record(
                type,
                Journal.About.driver(driver.id()),
                Map.of("standing", driver.standing()),
                actor.name());
    }

    private void tell(Driver driver, String title, String text) {
        notifications.tell(
                driver.recipient(),
                new Notifications.Message(
                        "driver-%s:%d".formatted(driver.id(), driver.version()),
                        title,
                        text,
                        driver.auditSubject(),
                        false));
    }
}
