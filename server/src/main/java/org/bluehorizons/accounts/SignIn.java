package org.bluehorizons.accounts;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.bluehorizons.accounts.Accounts.WithPassword;
import org.bluehorizons.accounts.SignInThrottle.Attempt;
import org.bluehorizons.platform.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A sign-in with a password, from the first check to the session. Either throttle may refuse it;
 * the password is then not even looked at, so that guessing on teaches nothing. Who fails is never
 * told whether the account exists. Safe for use by many threads.
 */
@Component
final class SignIn {

    private final Accounts accounts;
    private final PasswordHasher passwords;
    private final SignInThrottle throttle;
    private final Sessions sessions;
    private final AuditLog audit;
    private final TransactionOperations transactions;
    private final AccountsSettings settings;
    private final Clock clock;
    private final SecureRandom random;
    private final Counter succeeded;
    private final Counter failed;
    private final Counter blocked;

    /** A session that has just begun; the only time that its token is known. */
    record Begun(Token token, Instant expiresAt, Account account) {}

    SignIn(
            Accounts accounts,
            PasswordHasher passwords,
            SignInThrottle throttle,
            Sessions sessions,
            AuditLog audit,
            TransactionOperations transactions,
            AccountsSettings settings,
            Clock clock,
            SecureRandom random,
            MeterRegistry metrics) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttle = throttle;
        this.sessions = sessions;
        this.audit = audit;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
        this.random = random;
        this.succeeded = outcomes(metrics, "succeeded");
        this.failed = outcomes(metrics, "failed");
        this.blocked = outcomes(metrics, "blocked");
    }

    /**
     * @param address where the caller is
     * @throws ProblemException 401 {@code wrong_credentials}, 409 {@code signs_in_elsewhere}, 429
     *     {@code too_many_sign_ins}, 503 {@code busy}
     */
    Begun with(String email, String password, String address) {
        refuseWhenElsewhere();
        var byAddress = begin("address:" + ClientAddress.network(address));
        var byAccount = beginOrTakeBack(accountSubject(email), byAddress);
        var account = accounts.findByEmail(email);
        if (!matches(account, password, byAddress, byAccount)) {
            failed.increment();
            recordFailure(account, email, byAddress, byAccount);
            throw wrong();
        }
        throttle.takeBack(byAddress);
        throttle.clear(byAccount.subject());
        var session = begin(account.orElseThrow().account());
        succeeded.increment();
        return session;
    }

    /** What failures of the account's sign-ins are counted under. */
    static String accountSubject(String email) {
        return "account:" + EmailAddress.normalized(email);
    }

    private void refuseWhenElsewhere() {
        if (settings.oidc().enabled()) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT,
                    "signs_in_elsewhere",
                    "This platform has no passwords of its own: sign in at %s and send its token as Authorization: Bearer."
                            .formatted(settings.oidc().issuerUri()));
        }
    }

    private Attempt begin(String subject) {
        try {
            return throttle.begin(subject);
        } catch (ProblemException refusal) {
            blocked.increment();
            throw refusal;
        }
    }

    private Attempt beginOrTakeBack(String subject, Attempt first) {
        try {
            return begin(subject);
        } catch (ProblemException refusal) {
            throttle.takeBack(first);
            throw refusal;
        }
    }

    private boolean matches(
            Optional<WithPassword> account, String password, Attempt byAddress, Attempt byAccount) {
        try {
            var hash = account.map(WithPassword::passwordHash).orElse(null);
            // The hash first: an account that is not active must take as long as one that is.
            return passwords.matches(password, hash)
                    && account.map(known -> known.account().active()).orElse(false);
        } catch (ProblemException busy) {
            throttle.takeBack(byAddress);
            throttle.takeBack(byAccount);
            throw busy;
        }
    }

    private Begun begin(Account account) {
        var token = Token.random(Token.SESSION, random);
        var expiresAt = clock.instant().plus(settings.sessionLength());
        transactions.executeWithoutResult(_ -> {
            sessions.insert(token.hash(), account.id(), expiresAt);
            audit.record(
                    account.actor(),
                    "session.began",
                    account.subject(),
                    null,
                    Map.of("expiresAt", expiresAt));
        });
        return new Begun(token, expiresAt, account);
    }

    private void recordFailure(
            Optional<WithPassword> account, String email, Attempt byAddress, Attempt byAccount) {
        var subject = account.map(known -> known.account().subject()).orElse("account:unknown");
        var tried = Map.of("email", email);
        audit.record(Actor.ANONYMOUS, "sign_in.failed", subject, null, tried);
        if (byAccount.blocking()) {
            audit.record(Actor.ANONYMOUS, "sign_in.blocked", subject, null, tried);
        }
        if (byAddress.blocking()) {
            audit.record(Actor.ANONYMOUS, "sign_in.blocked", byAddress.subject(), null, null);
        }
    }

    private static ProblemException wrong() {
        return ProblemException.of(
                HttpStatus.UNAUTHORIZED,
                "wrong_credentials",
                "No active account has this e-mail address and password.");
    }

    private static Counter outcomes(MeterRegistry metrics, String outcome) {
        return Counter.builder("accounts.sign.ins")
                .description("Sign-ins with a password")
                .tag("outcome", outcome)
                .register(metrics);
    }
}
