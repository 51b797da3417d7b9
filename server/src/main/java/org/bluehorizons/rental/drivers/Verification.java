package org.bluehorizons.rental.drivers;

import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AuditLog;
import org.bluehorizons.notifications.Notifications;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.rental.journal.Journal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Proves that a driver is reached by e-mail or phone: a code goes there and comes back. Safe for
 * use by many threads.
 */
@Component
class Verification {

    private final Drivers drivers;
    private final Verifications codes;
    private final Standing standing;
    private final Journal journal;
    private final AuditLog audit;
    private final Notifications notifications;
    private final Clock clock;
    private final TransactionOperations transactions;

    Verification(
            Drivers drivers,
            Verifications codes,
            Standing standing,
            Journal journal,
            AuditLog audit,
            Notifications notifications,
            Clock clock,
            TransactionOperations transactions) {
        this.drivers = drivers;
        this.codes = codes;
        this.standing = standing;
        this.journal = journal;
        this.audit = audit;
        this.notifications = notifications;
        this.clock = clock;
        this.transactions = transactions;
    }

    /**
     * Sends a code.
     *
     * @throws ProblemException 409 {@code verified}, 422, 429 {@code too_many_codes}
     */
    void send(VerifiedChannel channel, Actor actor) {
        transactions.executeWithoutResult(_ -> {
            var driver = drivers.lock(actor);
            demandUnverified(driver, channel);
            var code = codes.issue(driver.id(), channel).orElseThrow(Verification::tooMany);
            notifications.tellInConfidence(
                    channel.way(),
                    channel.address(driver),
                    new Notifications.Message(
                            "verification:%s:%s:%s"
                                    .formatted(driver.id(), channel.word(), clock.instant()),
                            "Your code for Blue Horizons",
                            "Your code is %s. It is valid for 10 minutes. We never ask for it by phone."
                                    .formatted(code),
                            null,
                            true));
        });
    }

    /**
     * The attempt counts even though it is refused, so it commits by itself: never call this inside
     * a transaction.
     *
     * @throws ProblemException 422 {@code wrong_code}
     */
    Driver confirm(VerifiedChannel channel, String code, Actor actor) {
        var caller = drivers.of(actor);
        if (channel.isVerified(caller)) {
            return caller;
        }
        if (!codes.attempt(caller.id(), channel, code)) {
            throw wrong();
        }
        return Objects.requireNonNull(
                transactions.execute(_ -> {
                    var before = drivers.lock(actor);
                    if (!codes.use(before.id(), channel, code)) {
                        throw wrong();
                    }
                    return verified(before, channel, actor);
                }));
    }

    /**
     * Staff know by other means that the driver is reached there.
     *
     * @throws ProblemException 409 {@code verified}, 422
     */
    Driver vouch(UUID id, VerifiedChannel channel, String reason, Actor actor) {
        return Objects.requireNonNull(
                transactions.execute(_ -> {
                    var before = drivers.lock(id);
                    demandUnverified(before, channel);
                    var after = verified(before, channel, actor);
                    audit.record(
                            actor,
                            "driver.verified",
                            after.auditSubject(),
                            before.forAudit(),
                            after.forAudit(),
                            reason);
                    return after;
                }));
    }

    private Driver verified(Driver before, VerifiedChannel channel, Actor actor) {
        var verified = drivers.update(before.withVerified(channel, clock.instant()));
        journal.record(
                "driver.verified",
                Journal.About.driver(verified.id()),
                Map.of("channel", channel.word()),
                actor.name());
        return standing.settle(verified, actor);
    }

    private static void demandUnverified(Driver driver, VerifiedChannel channel) {
        if (channel.isVerified(driver)) {
            throw ProblemException.of(HttpStatus.CONFLICT, "verified", "channel: verified already");
        }
        if (channel.address(driver).isEmpty()) {
            throw ProblemException.field("channel", "one of which we know the address");
        }
    }

    private static ProblemException wrong() {
        return ProblemException.of(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "wrong_code",
                "code: not the one that we sent last, or older than 10 minutes, or tried 5 times; ask for a new one");
    }

    private static ProblemException tooMany() {
        return ProblemException.of(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too_many_codes",
                        "One code a minute, %d a day; look for the one that we sent."
                                .formatted(Verifications.MOST_CODES))
                .withHeader(
                        HttpHeaders.RETRY_AFTER, Long.toString(Verifications.PAUSE.toSeconds()));
    }
}
