package org.bluehorizons.rental.payments;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.rental.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What bookings ask of money. Everything joins the caller's transaction and only writes down what
 * is to be done; {@link PaymentWorker} does it at the provider. Safe for use by many threads.
 */
@Component
public class Payments {

    private final JdbcClient database;
    private final PaymentWorker worker;
    private final Clock clock;

    Payments(JdbcClient database, PaymentWorker worker, Clock clock) {
        this.database = database;
        this.worker = worker;
        this.clock = clock;
    }

    /** A booking's deposit as its driver sees it. */
    public record Deposit(String state, @Nullable String reason) {}

    /**
     * What the driver pays with.
     *
     * @param wanted null: the default
     */
    public Optional<UUID> method(UUID driver, @Nullable UUID wanted) {
        return database.sql(
                        """
                        SELECT id FROM rental.payment_method
                        WHERE driver_id = :driver AND removed_at IS NULL
                          AND CASE WHEN :wanted::uuid IS NULL THEN is_default ELSE id = :wanted END
                        """)
                .param("driver", driver)
                .param("wanted", wanted)
                .query((row, _) -> row.getObject(1, UUID.class))
                .optional();
    }

    public Optional<Deposit> deposit(UUID booking) {
        return database.sql(
                        """
                        SELECT state, last_error FROM rental.payment
                        WHERE booking_id = :booking AND kind = 'deposit'
                        """)
                .param("booking", booking)
                .query((row, _) -> new Deposit(row.getString(1), row.getString(2)))
                .optional();
    }

    /** Gives the booking's deposit free; also one that is not authorised yet. */
    public void release(UUID booking) {
        database.sql(
                        """
                        UPDATE rental.payment
                        SET release_wanted = true, attempts = 0, due_at = :now, changed_at = :now,
                            state = CASE state WHEN 'authorised' THEN 'voiding' ELSE state END
                        WHERE booking_id = :booking AND kind = 'deposit'
                          AND state IN ('authorising', 'authorised')
                        """)
                .param("now", now())
                .param("booking", booking)
                .update();
        worker.wakeAfterCommit();
    }

    /** Takes the price: from the deposit, and what is more by a charge of its own. */
    public void settle(UUID booking, UUID driver, Money total) {
        if (total.isZero()) {
            release(booking);
            return;
        }
        var held =
                database.sql(
                                """
                                UPDATE rental.payment
                                SET to_capture = least(amount, :total), attempts = 0, due_at = :now,
                                    changed_at = :now,
                                    state = CASE state WHEN 'authorised' THEN 'capturing' ELSE state END
                                WHERE booking_id = :booking AND kind = 'deposit'
                                  AND state IN ('authorising', 'authorised')
                                RETURNING to_capture
                                """)
                        .param("total", total.amount())
                        .param("now", now())
                        .param("booking", booking)
                        .query((row, _) -> row.getBigDecimal(1))
                        .optional()
                        .orElse(BigDecimal.ZERO);
        var rest = total.minus(new Money(held, total.currency()));
        if (!rest.isZero()) {
            charge("remainder", booking, driver, rest);
        }
        worker.wakeAfterCommit();
    }

    /** Charges what no deposit covers. Without a payment method it waits for one, as a debt. */
    private void charge(String kind, UUID booking, UUID driver, Money amount) {
        database.sql(
                        """
                        INSERT INTO rental.payment
                            (kind, booking_id, driver_id, method_id, currency, amount, to_capture,
                             state, due_at, created_at, changed_at)
                        SELECT :kind, :booking, :driver,
                               coalesce((SELECT method_id FROM rental.payment
                                         WHERE booking_id = :booking AND kind = 'deposit'),
                                        (SELECT id FROM rental.payment_method
                                         WHERE driver_id = :driver
                                         ORDER BY removed_at IS NULL DESC, is_default DESC LIMIT 1)),
                               :currency, :amount, :amount, 'authorising', :now, :now, :now
                        """)
                .param("kind", kind)
                .param("booking", booking)
                .param("driver", driver)
                .param("currency", amount.currency())
                .param("amount", amount.amount())
                .param("now", now())
                .update();
    }

    /**
     * Gives back of what was captured for a booking.
     *
     * @throws ProblemException 409 {@code refund_too_large}
     */
    public void refund(UUID booking, Money amount) {
        var left = amount.amount();
        var captured =
                database.sql(
                                """
                                SELECT id, captured - to_refund AS free FROM rental.payment
                                WHERE booking_id = :booking AND currency = :currency
                                  AND captured > to_refund
                                ORDER BY id FOR UPDATE
                                """)
                        .param("booking", booking)
                        .param("currency", amount.currency())
                        .query((row, _) ->
                                new Free(row.getObject(1, UUID.class), row.getBigDecimal(2)))
                        .list();
        for (var payment : captured) {
            var part = payment.amount().min(left);
            left = left.subtract(part);
            if (part.signum() > 0) {
                refundOf(payment.id(), part);
            }
        }
        if (left.signum() > 0) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT,
                    "refund_too_large",
                    "amount: %s more than what was captured and not refunded yet"
                            .formatted(new Money(left, amount.currency())));
        }
        worker.wakeAfterCommit();
    }

    /** Asks for a debt again, now. */
    public boolean retry(UUID driver, UUID payment, @Nullable UUID method) {
        var found =
                database.sql(
                                """
                                UPDATE rental.payment
                                SET due_at = :now, attempts = 0, changed_at = :now,
                                    method_id = coalesce(:method, method_id)
                                WHERE id = :payment AND driver_id = :driver AND state = 'dunning'
                                """)
                        .param("now", now())
                        .param("method", method)
                        .param("payment", payment)
                        .param("driver", driver)
                        .update();
        worker.wakeAfterCommit();
        return found > 0;
    }

    /** A row of work was written by somebody else in this transaction. */
    public void wakeAfterCommit() {
        worker.wakeAfterCommit();
    }

    private record Free(UUID id, BigDecimal amount) {}

    private void refundOf(UUID payment, BigDecimal part) {
        database.sql(
                        """
                        UPDATE rental.payment
                        SET to_refund = to_refund + :part, state = 'refunding', attempts = 0,
                            due_at = :now, changed_at = :now
                        WHERE id = :payment
                        """)
                .param("part", part)
                .param("now", now())
                .param("payment", payment)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
