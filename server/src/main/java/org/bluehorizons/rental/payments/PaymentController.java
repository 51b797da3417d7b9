package org.bluehorizons.rental.payments;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.web.Cursor;
import org.bluehorizons.platform.web.Idempotent;
import org.bluehorizons.platform.web.Page;
import org.bluehorizons.platform.web.PageRequest;
import org.bluehorizons.rental.Money;
import org.bluehorizons.rental.drivers.Drivers;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/me/payments}: what a driver was charged and owes. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/me/payments")
@AllowedTo(AccountRole.DRIVER)
@Tag(name = "Payments", description = "What drivers pay, and with what")
class PaymentController {

    private static final String LIST = "payments";

    private final Payments payments;
    private final Drivers drivers;
    private final JdbcClient database;

    @Schema(name = "Payment")
    record PaymentView(
            UUID id,
            @Schema(allowableValues = {"deposit", "remainder", "membership", "corporate"})
                    String kind,
            @Nullable UUID bookingId,
            @Schema(
                            description =
                                    "dunning: could not be collected; nobody books with such a debt.",
                            example = "captured")
                    String state,
            Money amount,
            Money captured,
            Money refunded,
            @Nullable String reason,
            Instant changedAt) {

        static PaymentView read(ResultSet row) throws SQLException {
            var currency = row.getString("currency");
            return new PaymentView(
                    row.getObject("id", UUID.class),
                    row.getString("kind"),
                    row.getObject("booking_id", UUID.class),
                    row.getString("state"),
                    new Money(row.getBigDecimal("amount"), currency),
                    new Money(row.getBigDecimal("captured"), currency),
                    new Money(row.getBigDecimal("refunded"), currency),
                    row.getString("last_error"),
                    row.getObject("changed_at", OffsetDateTime.class).toInstant());
        }
    }

    @Schema(name = "PaymentRetry")
    record Retry(
            @Schema(description = "Left out: what it was tried with.")
                    @Nullable UUID paymentMethodId) {}

    PaymentController(Payments payments, Drivers drivers, JdbcClient database) {
        this.payments = payments;
        this.drivers = drivers;
        this.database = database;
    }

    @GetMapping
    @Operation(summary = "Deposits and charges, newest first")
    Page<PaymentView> list(@ParameterObject PageRequest page, Actor actor) {
        var before = page.after(LIST, 1).map(cursor -> cursor.uuid(0)).orElse(null);
        var found =
                database.sql(
                                """
                                SELECT * FROM rental.payment
                                WHERE driver_id = :driver AND (:before::uuid IS NULL OR id < :before)
                                ORDER BY id DESC LIMIT :rows
                                """)
                        .param("driver", drivers.of(actor).id())
                        .param("before", before)
                        .param("rows", page.rows())
                        .query((row, _) -> PaymentView.read(row))
                        .list();
        return Page.of(found, page, payment -> Cursor.of(LIST, payment.id()));
    }

    @PostMapping("/{id}/retry")
    @Idempotent
    @Transactional
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Pay a debt now, with another payment method if given")
    void retry(@PathVariable UUID id, @RequestBody Retry retry, Actor actor) {
        var driver = drivers.of(actor).id();
        var wanted = retry.paymentMethodId();
        if (wanted != null && payments.method(driver, wanted).isEmpty()) {
            throw ProblemException.field("paymentMethodId", "a payment method of yours");
        }
        if (!payments.retry(driver, id, wanted)) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT, "no_debt", "No payment of yours with that id is a debt.");
        }
    }
}
