package org.bluehorizons.rental.invoices;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.rental.Market;
import org.bluehorizons.rental.Markets;
import org.bluehorizons.rental.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Issues invoices, in the caller's transaction: what rolls back leaves no gap in the numbers. The
 * price of that is that until the commit nobody else can issue for the legal entity and year, so
 * issue last and commit soon. Safe for use by many threads.
 */
@Component
public class Invoices {

    private final InvoiceTable table;
    private final Markets markets;
    private final Clock clock;

    Invoices(InvoiceTable table, Markets markets, Clock clock) {
        this.table = table;
        this.markets = markets;
        this.clock = clock;
    }

    /** Issues it; when its subject has been invoiced, answers that invoice and issues nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Invoice issue(Draft draft) {
        return table.bySubject(draft.subject()).orElseGet(() -> number(draft, null));
    }

    /**
     * Takes back from an invoice. Each call is another credit note.
     *
     * @see #creditNote(UUID, String, Money, String)
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Invoice creditNote(UUID invoice, Money amount, String reason) {
        var corrected = table.lock(invoice).orElseThrow(() -> unknown(invoice));
        var subject = "credit:%s:%d".formatted(invoice, table.credited(invoice).count() + 1);
        return credit(corrected, subject, amount, reason);
    }

    /**
     * Takes back from an invoice; when the subject has a credit note already, answers that.
     *
     * @param subject why, once, such as {@code refund:...}
     * @param amount more than zero; tax contained
     * @param reason stands on the credit note
     * @throws ProblemException 404 {@code invoice_not_found}, 422, or 409 {@code credit_too_large}
     *     when the notes would exceed the invoice
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Invoice creditNote(UUID invoice, String subject, Money amount, String reason) {
        var corrected = table.lock(invoice).orElseThrow(() -> unknown(invoice));
        return table.bySubject(subject).orElseGet(() -> credit(corrected, subject, amount, reason));
    }

    private Invoice credit(Invoice corrected, String subject, Money amount, String reason) {
        var document = corrected.document();
        demandLeft(corrected, amount);
        var draft =
                new Draft(
                        market(corrected),
                        Draft.Kind.CREDIT_NOTE,
                        document.buyer(),
                        corrected.driverId(),
                        corrected.corporateId(),
                        corrected.bookingId(),
                        subject,
                        List.of(
                                InvoiceLine.of(
                                        reason,
                                        new Money(amount.amount().negate(), amount.currency()))),
                        clock.instant());
        return number(draft, corrected);
    }

    private void demandLeft(Invoice invoice, Money amount) {
        var total = invoice.document().total();
        if (amount.amount().signum() <= 0 || !amount.currency().equals(total.currency())) {
            throw ProblemException.field("amount", "more than 0, in " + total.currency());
        }
        var left = total.amount().add(table.credited(invoice.id()).sum());
        if (amount.amount().compareTo(left) > 0) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT,
                    "credit_too_large",
                    "amount: %s (expected: at most %s, what is left of invoice %s)"
                            .formatted(amount, left.toPlainString(), invoice.document().number()));
        }
    }

    /** The invoice of a subject, such as {@code booking:...}. */
    public Optional<Invoice> of(String subject) {
        return table.bySubject(subject);
    }

    Invoice get(UUID id) {
        return table.find(id).orElseThrow(() -> unknown(id));
    }

    private Invoice number(Draft draft, @Nullable Invoice corrected) {
        var market = draft.market();
        var year = draft.issuedAt().atZone(market.timeZone()).getYear();
        table.lockNumbers(market.legalEntity(), year);
        // Who had the lock may have invoiced the same.
        var raced = table.bySubject(draft.subject());
        if (raced.isPresent()) {
            return raced.get();
        }
        var number =
                "%s-%d-%06d"
                        .formatted(
                                market.code(), year, table.nextNumber(market.legalEntity(), year));
        var document =
                InvoiceDocument.of(
                        draft, number, corrected == null ? null : corrected.document().number());
        return table.insert(draft, document, corrected == null ? null : corrected.id());
    }

    /** The market is the number's first part, whatever the legal entity is called by now. */
    private Market market(Invoice invoice) {
        return markets.get(invoice.document().number().substring(0, 2));
    }

    static ProblemException unknown(UUID id) {
        return ProblemException.of(
                HttpStatus.NOT_FOUND, "invoice_not_found", "There is no invoice " + id);
    }

    /**
     * Credit notes of an invoice.
     *
     * @param sum zero or negative
     */
    record Credited(int count, BigDecimal sum) {}
}
