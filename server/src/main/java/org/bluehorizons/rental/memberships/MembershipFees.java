package org.bluehorizons.rental.memberships;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.rental.Markets;
import org.bluehorizons.rental.Money;
import org.bluehorizons.rental.drivers.Driver;
import org.bluehorizons.rental.invoices.Buyer;
import org.bluehorizons.rental.invoices.Draft;
import org.bluehorizons.rental.invoices.InvoiceLine;
import org.bluehorizons.rental.invoices.Invoices;
import org.bluehorizons.rental.journal.Journal;
import org.bluehorizons.rental.journal.Journal.About;
import org.bluehorizons.rental.payments.Payments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Monthly fees: charged once a month, invoiced when they are collected. Thread-safe. */
@Component
class MembershipFees {

    private final JdbcClient database;
    private final MembershipTable table;
    private final Markets markets;
    private final Plans plans;
    private final Payments payments;
    private final Invoices invoices;
    private final Journal journal;
    private final Clock clock;

    /** A month of a plan, and the payment for it. */
    record Fee(
            UUID paymentId, UUID driverId, UUID planId, Instant begins, Instant ends, Money paid) {}

    MembershipFees(
            JdbcClient database,
            MembershipTable table,
            Markets markets,
            Plans plans,
            Payments payments,
            Invoices invoices,
            Journal journal,
            Clock clock) {
        this.database = database;
        this.table = table;
        this.markets = markets;
        this.plans = plans;
        this.payments = payments;
        this.invoices = invoices;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Charges the month that runs now; months that nobody charged before it stay free. In the
     * caller's transaction, with the driver locked.
     *
     * @return false when there is nothing to charge it to
     */
    boolean charge(Membership member, Plan plan, Instant now, Actor actor) {
        var method = payments.method(member.driverId(), null);
        if (method.isEmpty()) {
            return false;
        }
        var zone = markets.get(member.market()).timeZone();
        var month = Membership.month(member.since(), now, zone);
        var payment = insert(member.driverId(), method.get(), plan, month);
        table.setPaidUntil(member.driverId(), month.ends());
        journal.record(
                "membership.charged",
                About.driver(member.driverId()),
                Map.of(
                        "plan", plan.id(),
                        "payment", payment,
                        "fee", plan.monthlyFee(),
                        "begins", month.begins(),
                        "ends", month.ends()),
                actor.name());
        payments.wakeAfterCommit();
        return true;
    }

    private UUID insert(UUID driver, UUID method, Plan plan, Membership.Month month) {
        return database.sql(
                        """
                        WITH payment AS (
                            INSERT INTO rental.payment
                                (kind, driver_id, method_id, currency, amount, to_capture, state,
                                 due_at, created_at, changed_at)
                            VALUES ('membership', :driver, :method, :currency, :fee, :fee,
                                    'authorising', :now, :now, :now)
                            RETURNING id)
                        INSERT INTO rental.membership_fee
                            (payment_id, driver_id, plan_id, begins_at, ends_at)
                        SELECT id, :driver, :plan, :begins, :ends FROM payment
                        RETURNING payment_id
                        """)
                .param("driver", driver)
                .param("method", method)
                .param("currency", plan.monthlyFee().currency())
                .param("fee", plan.monthlyFee().amount())
                .param("now", at(clock.instant()))
                .param("plan", plan.id())
                .param("begins", at(month.begins()))
                .param("ends", at(month.ends()))
                .query(UUID.class)
                .single();
    }

    Optional<Fee> find(UUID payment) {
        return database.sql(
                        """
                        SELECT fee.*, payment.captured, payment.currency
                        FROM rental.membership_fee AS fee
                        JOIN rental.payment ON payment.id = fee.payment_id
                        WHERE fee.payment_id = :payment
                        """)
                .param("payment", payment)
                .query((row, _) -> fee(row))
                .optional();
    }

    /** Invoices a month that was paid, once. In the caller's transaction. */
    void invoice(Fee fee, Driver driver, Instant at) {
        var market = markets.get(driver.market());
        var days = days(fee, market.timeZone());
        invoices.issue(
                new Draft(
                        market,
                        Draft.Kind.INVOICE,
                        new Buyer(driver.name(), driver.email(), ""),
                        driver.id(),
                        null,
                        null,
                        "membership:" + fee.paymentId(),
                        List.of(
                                InvoiceLine.of(
                                        "%s, %s".formatted(plans.get(fee.planId()).name(), days),
                                        fee.paid())),
                        at));
    }

    private static String days(Fee fee, ZoneId zone) {
        return "%s to %s"
                .formatted(
                        fee.begins().atZone(zone).toLocalDate(),
                        fee.ends().atZone(zone).toLocalDate().minusDays(1));
    }

    private static Fee fee(ResultSet row) throws SQLException {
        return new Fee(
                row.getObject("payment_id", UUID.class),
                row.getObject("driver_id", UUID.class),
                row.getObject("plan_id", UUID.class),
                row.getObject("begins_at", OffsetDateTime.class).toInstant(),
                row.getObject("ends_at", OffsetDateTime.class).toInstant(),
                new Money(row.getBigDecimal("captured"), row.getString("currency")));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
