package org.bluehorizons.rental.payments;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bluehorizons.rental.journal.Journal;
import org.bluehorizons.rental.journal.Journal.About;
import org.bluehorizons.rental.payments.PaymentProvider.Declined;
import org.bluehorizons.rental.payments.PaymentProvider.Done;
import org.bluehorizons.rental.payments.PaymentProvider.Outcome;
import org.bluehorizons.rental.payments.PaymentProvider.Unknown;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Writes down what providers said, with its event. The way of a payment:
 *
 * <pre>
 * authorising -> authorised | declined (deposits, memberships) | dunning (debts) | capturing | voiding
 * capturing   -> captured | dunning          voiding   -> voided
 * dunning     -> authorising (due again)     refunding -> captured | refunded
 * </pre>
 *
 * Deposits that were authorised, the bulk, are written together. Used by one thread.
 */
@Component
class PaymentOutcomes {

    private static final String SYSTEM = "system";
    private static final List<String> OUTCOMES = List.of("done", "declined", "unknown");
    private static final List<Duration> DUNNING =
            List.of(
                    Duration.ofHours(1),
                    Duration.ofDays(1),
                    Duration.ofDays(3),
                    Duration.ofDays(7));
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final JdbcClient database;
    private final TransactionOperations transactions;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final MeterRegistry metrics;
    private final List<Payment> authorised = new ArrayList<>();
    private final List<String> references = new ArrayList<>();
    private final List<Settled> others = new ArrayList<>();

    private record Settled(Payment payment, Outcome outcome) {}

    PaymentOutcomes(
            JdbcClient database,
            TransactionOperations transactions,
            Journal journal,
            ApplicationEventPublisher events,
            MeterRegistry metrics) {
        this.database = database;
        this.transactions = transactions;
        this.journal = journal;
        this.events = events;
        this.metrics = metrics;
        for (var operation : List.of("authorising", "capturing", "voiding", "refunding")) {
            OUTCOMES.forEach(outcome -> counter(operation, outcome));
        }
    }

    private Counter counter(String operation, String outcome) {
        return Counter.builder("rental.payments")
                .description("Answers of payment providers; unknown ones are asked for again")
                .tag("operation", operation)
                .tag("outcome", outcome)
                .register(metrics);
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case Done _ -> "done";
            case Declined _ -> "declined";
            case Unknown _ -> "unknown";
        };
    }

    void add(Payment payment, Outcome outcome) {
        counter(payment.state(), word(outcome)).increment();
        if (payment.state().equals("authorising") && outcome instanceof Done done) {
            authorised.add(payment);
            references.add(done.reference());
        } else {
            others.add(new Settled(payment, outcome));
        }
    }

    void write(Instant now) {
        var at = now.atOffset(ZoneOffset.UTC);
        try {
            if (!authorised.isEmpty()) {
                writeAuthorised(at);
            }
            for (var settled : others) {
                transactions.executeWithoutResult(
                        _ -> write(settled.payment(), settled.outcome(), now));
            }
        } finally {
            authorised.clear();
            references.clear();
            others.clear();
        }
    }

    /** What became unwanted meanwhile is given free, what is to be captured at once is. */
    private void writeAuthorised(OffsetDateTime at) {
        database.sql(
                        """
                        WITH done AS (
                            UPDATE rental.payment AS payment
                            SET state = CASE WHEN release_wanted THEN 'voiding'
                                             WHEN to_capture > 0 THEN 'capturing'
                                             ELSE 'authorised' END,
                                reference = new.reference, attempts = 0, due_at = :at,
                                changed_at = :at, last_error = NULL
                            FROM unnest(:ids::uuid[], :references::text[]) AS new (id, reference)
                            WHERE payment.id = new.id AND payment.state = 'authorising'
                            RETURNING payment.*)
                        INSERT INTO rental.event (at, type, booking_id, driver_id, data, made_by)
                        SELECT :at, kind || '.authorised', booking_id, driver_id,
                               jsonb_build_object('payment', id, 'amount', amount::text,
                                                  'currency', currency), :by
                        FROM done
                        """)
                .param("at", at)
                .param("ids", authorised.stream().map(Payment::id).toArray(UUID[]::new))
                .param("references", references.toArray(String[]::new))
                .param("by", SYSTEM)
                .update();
    }

    private void write(Payment payment, Outcome outcome, Instant now) {
        switch (outcome) {
            case Unknown unknown -> again(payment, unknown.reason(), now);
            case Done done -> done(payment, done, now);
            case Declined declined -> declined(payment, declined.reason(), now);
        }
    }

    private void again(Payment payment, String reason, Instant now) {
        var pause = Duration.ofSeconds(1L << Math.min(payment.attempts(), 10));
        var due = now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        update(payment, payment.state(), due, reason, now);
    }

    private void done(Payment payment, Done done, Instant now) {
        switch (payment.state()) {
            case "capturing" -> {
                set(payment, "captured", "captured = to_capture", now);
                clearDebt(payment.driverId());
                tell(payment, "payment.captured", payment.toCapture().toPlainString());
            }
            case "voiding" -> {
                update(payment, "voided", now, null, now);
                tell(payment, "payment.released", payment.amount().toPlainString());
            }
            case "refunding" -> {
                var whole = payment.toRefund().compareTo(payment.captured()) == 0;
                set(payment, whole ? "refunded" : "captured", "refunded = :refunded", now);
                tell(payment, "payment.refunded", payment.toRefund().toPlainString());
            }
            default ->
                    throw new IllegalStateException(
                            "payment %s was %s, and done %s"
                                    .formatted(payment.id(), payment.state(), done.reference()));
        }
    }

    private void declined(Payment payment, String reason, Instant now) {
        if (payment.state().equals("voiding")) {
            // It has lapsed at the provider.
            update(payment, "voided", now, reason, now);
        } else if (payment.state().equals("refunding")) {
            update(payment, "captured", now, reason, now);
            tell(payment, "refund.failed", reason);
        } else if (payment.kind().equals("deposit")
                && payment.state().equals("authorising")
                && payment.round() == 0) {
            update(payment, "declined", now, reason, now);
            tell(payment, "deposit.declined", reason);
            if (payment.bookingId() != null) {
                events.publishEvent(new DepositDeclined(payment.bookingId(), reason));
            }
        } else if (payment.kind().equals("membership")) {
            // No debt: the month was not sold. The plan ends.
            update(payment, "declined", now, reason, now);
            tell(payment, "membership.declined", reason);
        } else {
            owe(payment, reason, now);
        }
    }

    private void owe(Payment payment, String reason, Instant now) {
        var due =
                payment.round() < DUNNING.size()
                        ? now.plus(DUNNING.get(payment.round()))
                        : now.plus(Duration.ofDays(3_650));
        update(payment, "dunning", due, reason, now);
        database.sql(
                        """
                        UPDATE rental.driver SET in_debt_since = coalesce(in_debt_since, :now)
                        WHERE id = :driver
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("driver", payment.driverId())
                .update();
        tell(payment, "payment.failed", reason);
    }

    private void clearDebt(UUID driver) {
        database.sql(
                        """
                        UPDATE rental.driver SET in_debt_since = NULL
                        WHERE id = :driver AND in_debt_since IS NOT NULL
                          AND NOT EXISTS (SELECT FROM rental.payment
                                          WHERE driver_id = :driver
                                            AND (state = 'dunning' OR (state = 'authorising' AND round > 0)))
                        """)
                .param("driver", driver)
                .update();
    }

    private void update(
            Payment payment, String state, Instant due, @Nullable String error, Instant now) {
        database.sql(
                        """
                        UPDATE rental.payment
                        SET state = :state, due_at = :due, last_error = :error, changed_at = :now,
                            attempts = CASE WHEN state = :state THEN attempts ELSE 0 END
                        WHERE id = :id AND state = :before
                        """)
                .param("state", state)
                .param("due", due.atOffset(ZoneOffset.UTC))
                .param("error", error)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", payment.id())
                .param("before", payment.state())
                .update();
    }

    /** A refund that was asked for meanwhile is still to be done. */
    private void set(Payment payment, String state, String change, Instant now) {
        database.sql(
                        """
                        UPDATE rental.payment
                        SET %s, last_error = NULL, attempts = 0, due_at = :now, changed_at = :now,
                            state = CASE WHEN to_refund > :refunded THEN 'refunding' ELSE :state END
                        WHERE id = :id AND state = :before
                        """
                                .formatted(change))
                .param("refunded", payment.toRefund())
                .param("state", state)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", payment.id())
                .param("before", payment.state())
                .update();
    }

    private void tell(Payment payment, String type, String what) {
        journal.record(
                type,
                new About(payment.bookingId(), payment.driverId(), null, null),
                Map.of("payment", payment.id(), "what", what, "currency", payment.currency()),
                SYSTEM);
    }
}
