package org.bluehorizons.accounts;

import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes the accounts that the settings ask for, unless they are there: an administrator, and in a
 * demo one of each other role. Before the server is ready.
 */
@Component
final class FirstAccounts implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAccounts.class);

    private final AccountsSettings.Bootstrap wanted;
    private final Accounts accounts;
    private final PasswordHasher passwords;
    private final AuditLog audit;
    private final TransactionOperations transactions;

    FirstAccounts(
            AccountsSettings settings,
            Accounts accounts,
            PasswordHasher passwords,
            AuditLog audit,
            TransactionOperations transactions) {
        this.wanted = settings.bootstrap();
        this.accounts = accounts;
        this.passwords = passwords;
        this.audit = audit;
        this.transactions = transactions;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!wanted.wanted()) {
            return;
        }
        make(wanted.email(), AccountRole.ADMINISTRATOR);
        if (wanted.demo()) {
            var domain = wanted.email().substring(wanted.email().indexOf('@'));
            for (var role : AccountRole.values()) {
                if (role != AccountRole.ADMINISTRATOR) {
                    make(role.word() + domain, role);
                }
            }
        }
    }

    /** The look comes first: a password takes long to hash, and the next start must not. */
    private void make(String email, AccountRole role) {
        if (accounts.findByEmail(email).isPresent()) {
            return;
        }
        var hash = passwords.hash(wanted.password());
        transactions.executeWithoutResult(_ ->
                accounts.insert(email, EmailAddress.localPart(email), Set.of(role), hash)
                        .ifPresent(made -> {
                            audit.record(
                                    Actor.SYSTEM,
                                    "account.made",
                                    made.subject(),
                                    null,
                                    Map.of("email", email, "roles", made.roles()));
                            LOG.info("made the account {} ({})", email, role);
                        }));
    }
}
