package org.bluehorizons.accounts;

import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.bluehorizons.accounts.AccountController.Change;
import org.bluehorizons.accounts.AccountController.NewAccount;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Rules;
import org.bluehorizons.platform.web.ETags;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What administrators do with accounts, each change with its audit entry in one transaction. There
 * is always one active administrator left. Safe for use by many threads.
 */
@Component
final class AccountChanges {

    private final Accounts accounts;
    private final Sessions sessions;
    private final PasswordHasher passwords;
    private final SignInThrottle throttle;
    private final RecentCallers recent;
    private final AuditLog audit;
    private final TransactionOperations transactions;

    AccountChanges(
            Accounts accounts,
            Sessions sessions,
            PasswordHasher passwords,
            SignInThrottle throttle,
            RecentCallers recent,
            AuditLog audit,
            TransactionOperations transactions) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
        this.throttle = throttle;
        this.recent = recent;
        this.audit = audit;
        this.transactions = transactions;
    }

    Account make(NewAccount wanted, Actor actor) {
        var email = Objects.requireNonNullElse(wanted.email(), "").strip();
        var name = Objects.requireNonNullElse(wanted.displayName(), "").strip();
        var roles = Objects.requireNonNullElse(wanted.roles(), Set.<AccountRole>of());
        var password = Objects.requireNonNullElse(wanted.password(), "");
        var rules =
                new Rules()
                        .check(EmailAddress.isOne(email), "email", EmailAddress.RULE)
                        .check(isName(name), "displayName", "1 to 100 characters")
                        .check(!roles.isEmpty(), "roles", "at least one role");
        PasswordRule.broken(password, email)
                .ifPresent(rule -> rules.check(false, "password", rule));
        rules.demand();
        var hash = passwords.hash(password);
        return Objects.requireNonNull(
                transactions.execute(_ -> {
                    var made =
                            accounts.insert(email, name, roles, hash)
                                    .orElseThrow(() -> taken(email));
                    audit.record(actor, "account.made", made.subject(), null, made);
                    return made;
                }));
    }

    /**
     * @throws ProblemException 404, 412, 422, or 409 {@code last_administrator}
     */
    Account change(UUID id, Change change, ETags.IfMatch ifMatch, Actor actor) {
        var changed =
                transactions.execute(_ -> {
                    accounts.lockAdministrators();
                    var before = accounts.lock(id).orElseThrow(() -> unknown(id));
                    ifMatch.check(before.version());
                    var after = accounts.update(with(before, change));
                    demandAnAdministrator(before, after);
                    if (!after.active()) {
                        sessions.deleteAll(id);
                    }
                    audit.record(actor, "account.changed", after.subject(), before, after);
                    return after;
                });
        recent.forget();
        return Objects.requireNonNull(changed);
    }

    void setPassword(UUID id, String password, Actor actor) {
        var account = accounts.find(id).orElseThrow(() -> unknown(id));
        PasswordRule.broken(password, account.email())
                .ifPresent(rule -> {
                    throw ProblemException.field("password", rule);
                });
        var hash = passwords.hash(password);
        transactions.executeWithoutResult(_ -> {
            accounts.setPassword(id, hash);
            sessions.deleteAll(id);
            throttle.clear(SignIn.accountSubject(account.email()));
            audit.record(actor, "account.password_set", account.subject(), null, null);
        });
        recent.forget();
    }

    static ProblemException unknown(UUID id) {
        return ProblemException.of(
                HttpStatus.NOT_FOUND, "account_not_found", "There is no account " + id);
    }

    private static Account with(Account before, Change change) {
        var name =
                change.displayName() == null ? before.displayName() : change.displayName().strip();
        var roles = Objects.requireNonNullElse(change.roles(), before.roles());
        new Rules()
                .check(isName(name), "displayName", "1 to 100 characters")
                .check(!roles.isEmpty(), "roles", "at least one role")
                .demand();
        return new Account(
                before.id(),
                before.email(),
                name,
                roles,
                change.active() == null ? before.active() : change.active(),
                before.version(),
                before.createdAt());
    }

    private void demandAnAdministrator(Account before, Account after) {
        if (isAdministrator(before)
                && !isAdministrator(after)
                && !accounts.hasOtherAdministrator(before.id())) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT,
                    "last_administrator",
                    "This is the last active administrator; make another one first.");
        }
    }

    private static boolean isAdministrator(Account account) {
        return account.active() && account.roles().contains(AccountRole.ADMINISTRATOR);
    }

    private static boolean isName(String name) {
        return !name.isEmpty() && name.length() <= 100;
    }

    private static ProblemException taken(String email) {
        return ProblemException.of(
                HttpStatus.CONFLICT,
                "email_taken",
                "There is an account of " + email + " already.");
    }
}
