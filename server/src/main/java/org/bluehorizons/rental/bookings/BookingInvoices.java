package org.bluehorizons.rental.bookings;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bluehorizons.rental.Markets;
import org.bluehorizons.rental.Money;
import org.bluehorizons.rental.drivers.Drivers;
import org.bluehorizons.rental.invoices.Buyer;
import org.bluehorizons.rental.invoices.Draft;
import org.bluehorizons.rental.invoices.Invoice;
import org.bluehorizons.rental.invoices.InvoiceLine;
import org.bluehorizons.rental.invoices.Invoices;
import org.bluehorizons.rental.journal.JournalListener;
import org.bluehorizons.rental.journal.RentalEvent;
import org.bluehorizons.rental.pricing.Price;
import org.springframework.stereotype.Component;

/** An invoice for each booking that cost something, a credit note for each refund. */
@Component
class BookingInvoices implements JournalListener {

    private static final Set<String> PRICED =
            Set.of("trip.ended", "bill.approved", "booking.cancelled", "booking.no_show");

    private static final Set<String> HEARD =
            Set.of(
                    "trip.ended",
                    "bill.approved",
                    "booking.cancelled",
                    "booking.no_show",
                    "refund.made");

    private final BookingStore store;
    private final Drivers drivers;
    private final Markets markets;
    private final Invoices invoices;

    BookingInvoices(BookingStore store, Drivers drivers, Markets markets, Invoices invoices) {
        this.store = store;
        this.drivers = drivers;
        this.markets = markets;
        this.invoices = invoices;
    }

    @Override
    public String name() {
        return "invoices";
    }

    @Override
    public Set<String> types() {
        return HEARD;
    }

    @Override
    public void take(RentalEvent event) {
        if (event.bookingId() == null) {
            return;
        }
        if (PRICED.contains(event.type())) {
            store.find(event.bookingId()).ifPresent(booking -> invoice(booking, event));
        } else if (event.type().equals("refund.made")) {
            store.find(event.bookingId())
                    .flatMap(booking -> invoices.of(booking.subject()))
                    .ifPresent(invoice -> creditNote(invoice, event));
        }
    }

    /** A company gets one invoice a month; a bill that a person looks at, when that is done. */
    private void invoice(Booking booking, RentalEvent event) {
        var price = booking.price();
        if (price == null
                || booking.corporateId() != null
                || "wanted".equals(booking.review())
                || price.total().isZero()) {
            return;
        }
        var driver = drivers.get(booking.driverId());
        invoices.issue(
                new Draft(
                        markets.get(booking.market()),
                        Draft.Kind.INVOICE,
                        new Buyer(driver.name(), driver.email(), ""),
                        driver.id(),
                        null,
                        booking.id(),
                        booking.subject(),
                        lines(price),
                        event.at()));
    }

    /** What was refunded was captured before, and what was captured is on the invoice. */
    private void creditNote(Invoice invoice, RentalEvent event) {
        var amount =
                new Money(
                        new BigDecimal(event.data().at("/amount/amount").asString()),
                        event.data().at("/amount/currency").asString());
        invoices.creditNote(
                invoice.id(),
                "refund:" + event.id(),
                amount,
                "Refund: " + event.data().at("/reason").asString());
    }

    private static List<InvoiceLine> lines(Price price) {
        return price.lines().stream()
                .map(line ->
                        new InvoiceLine(
                                null,
                                line.text(),
                                line.quantity(),
                                line.unit(),
                                null,
                                Objects.requireNonNull(line.amount())))
                .toList();
    }
}
