package org.bluehorizons.accounts;

import java.util.Set;
import java.util.UUID;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Rules;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Accounts that people make for themselves, to rent cars. Safe for use by many threads. */
@Component
public class DriverAccounts {

    private final Accounts accounts;
    private final Sessions sessions;
    private final PasswordHasher passwords;
    private final SignInThrottle throttle;
    private final RecentCallers recent;
    private final AuditLog audit;
    private final TransactionOperations transactions;

    DriverAccounts(
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

    /** An account that may be opened; made outside of any transaction, since hashing takes long. */
    public static final class Prepared {

        private final String email;
        private final String displayName;
        private final String passwordHash;

        private Prepared(String email, String displayName, String passwordHash) {
            this.email = email;
            this.displayName = displayName;
            this.passwordHash = passwordHash;
        }
    }

    /** The rules that an e-mail address breaks. */
    public void check(String email, Rules rules) {
        rules.check(EmailAddress.isOne(email), "email", EmailAddress.RULE);
    }

    /** The rules that e-mail and password of a new account break. */
    public void check(String email, String password, Rules rules) {
        check(email, rules);
        PasswordRule.broken(password, email)
                .ifPresent(rule -> rules.check(false, "password", rule));
    }

    /**
     * Joins the caller's transaction.
     *
     * @throws ProblemException 409 {@code email_taken}
     */
    public Actor open(String email, String displayName, String password) {
        return open(prepare(email, displayName, password));
    }

    /** Takes the time that hashing a password takes. */
    public Prepared prepare(String email, String displayName, String password) {
        return new Prepared(email, displayName, passwords.hash(password));
    }

    /**
     * Joins the caller's transaction.
     *
     * @throws ProblemException 409 {@code email_taken}
     */
    public Actor open(Prepared wanted) {
        return transactions.execute(_ -> {
            var made =
                    accounts.insert(
                                    wanted.email,
                                    wanted.displayName,
                                    Set.of(AccountRole.DRIVER),
                                    wanted.passwordHash)
                            .orElseThrow(DriverAccounts::taken);
            audit.record(made.actor(), "account.made", made.subject(), null, made);
            return made.actor();
        });
    }

    /**
     * Nobody can sign in any more, and neither the account nor the audit log names the person;
     * joins the caller's transaction.
     *
     * @param subject an actor's name; there may be no account of it
     * @param email by which failed sign-ins are known
     */
    public void close(String subject, String email) {
        transactions.executeWithoutResult(_ -> {
            audit.forgetPerson(subject);
            audit.forgetFailedSignIns(email);
            throttle.clear(SignIn.accountSubject(email));
            if (subject.startsWith("account:")) {
                var id = UUID.fromString(subject.substring("account:".length()));
                sessions.deleteAll(id);
                accounts.anonymise(id);
            }
        });
        recent.forget();
    }

    private static ProblemException taken() {
        return ProblemException.of(
                HttpStatus.CONFLICT,
                "email_taken",
                "email: there is an account of this address; sign in, or take another one");
    }
}
