package org.bluehorizons.rental.drivers;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AuditLog;
import org.bluehorizons.accounts.DriverAccounts;
import org.bluehorizons.notifications.Notifications;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Rules;
import org.bluehorizons.rental.Markets;
import org.bluehorizons.rental.drivers.DriverController.Registering;
import org.bluehorizons.rental.journal.Journal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * How people become drivers: with an account of their own that is opened here, or as who they have
 * signed in already. Safe for use by many threads.
 */
@Component
class Registration {

    private final Drivers drivers;
    private final DriverAccounts accounts;
    private final Markets markets;
    private final RegistrationLimit limit;
    private final Journal journal;
    private final AuditLog audit;
    private final Notifications notifications;
    private final TransactionOperations transactions;

    Registration(
            Drivers drivers,
            DriverAccounts accounts,
            Markets markets,
            RegistrationLimit limit,
            Journal journal,
            AuditLog audit,
            Notifications notifications,
            TransactionOperations transactions) {
        this.drivers = drivers;
        this.accounts = accounts;
        this.markets = markets;
        this.limit = limit;
        this.journal = journal;
        this.audit = audit;
        this.notifications = notifications;
        this.transactions = transactions;
    }

    /**
     * @param caller who has signed in, if anybody
     * @param address where the request comes from
     * @throws ProblemException 409 {@code email_taken} or {@code already_registered}, 422, 429
     */
    Driver register(Registering given, Optional<Actor> caller, String address) {
        var isStaff = caller.filter(actor -> actor.may(AccountRole.OPERATOR)).isPresent();
        if (!isStaff) {
            limit.count(address);
        }
        var self = caller.filter(_ -> given.password() == null);
        self.ifPresent(Registration::demandPerson);
        var rules = new Rules();
        var wanted = given.checked(markets, rules);
        if (self.isPresent()) {
            accounts.check(wanted.email(), rules);
            rules.demand();
            return Objects.requireNonNull(
                    transactions.execute(_ -> insert(self.get(), self.get(), wanted)));
        }
        var password = Objects.requireNonNullElse(given.password(), "");
        accounts.check(wanted.email(), password, rules);
        rules.demand();
        var prepared = accounts.prepare(wanted.email(), wanted.name(), password);
        return Objects.requireNonNull(
                transactions.execute(_ -> {
                    var made = accounts.open(prepared);
                    return insert(made, caller.orElse(made), wanted);
                }));
    }

    private Driver insert(Actor self, Actor by, NewDriver wanted) {
        var driver = drivers.insert(self.name(), wanted);
        journal.record(
                "driver.registered",
                Journal.About.driver(driver.id()),
                Map.of("market", driver.market()),
                by.name());
        audit.record(by, "driver.registered", driver.auditSubject(), null, driver.forAudit());
        notifications.tell(
                driver.recipient(),
                new Notifications.Message(
                        "driver-registered:" + driver.id(),
                        "Welcome to Blue Horizons",
                        "Verify your e-mail address or phone number and send us your driving licence; then you can book.",
                        driver.auditSubject(),
                        false));
        return driver;
    }

    private static void demandPerson(Actor actor) {
        if (!actor.may(AccountRole.DRIVER) || actor.name().startsWith("key:")) {
            throw ProblemException.of(
                    HttpStatus.FORBIDDEN,
                    "not_a_person",
                    "You have signed in as somebody who cannot rent; give a password to open an account for a driver.");
        }
    }
}
