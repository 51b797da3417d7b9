package org.bluehorizons.rental.memberships;

import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AuditLog;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.rental.Market;
import org.bluehorizons.rental.Markets;
import org.bluehorizons.rental.invoices.Buyer;
import org.bluehorizons.rental.invoices.Draft;
import org.bluehorizons.rental.invoices.Invoice;
import org.bluehorizons.rental.invoices.InvoiceLine;
import org.bluehorizons.rental.invoices.Invoices;
import org.bluehorizons.rental.memberships.CorporateTrips.Trip;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * One invoice a month for a corporate: all that ended by the end of the month where it is and was
 * not invoiced before, so what was disputed comes later and nothing twice. Thread-safe.
 */
@Component
class CorporateInvoices {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH);

    private final Corporates corporates;
    private final CorporateTrips trips;
    private final Invoices invoices;
    private final Markets markets;
    private final AuditLog audit;
    private final Clock clock;

    CorporateInvoices(
            Corporates corporates,
            CorporateTrips trips,
            Invoices invoices,
            Markets markets,
            AuditLog audit,
            Clock clock) {
        this.corporates = corporates;
        this.trips = trips;
        this.invoices = invoices;
        this.markets = markets;
        this.audit = audit;
        this.clock = clock;
    }

    /** The month that has ended last where the corporate is. */
    YearMonth lastMonth(UUID corporate) {
        return thisMonth(zone(corporates.get(corporate))).minusMonths(1);
    }

    /**
     * The invoice of the month, also when it was issued before; empty when there is nothing to
     * invoice.
     *
     * @throws ProblemException 422 when the month has not ended where the corporate is
     */
    @Transactional
    public Optional<Invoice> issue(UUID id, YearMonth month, Actor actor) {
        var corporate = corporates.lock(id);
        var market = markets.get(corporate.market());
        if (!month.isBefore(thisMonth(market.timeZone()))) {
            throw ProblemException.field("month", "one that has ended in " + market.name());
        }
        var subject = "corporate:%s:%s".formatted(id, month);
        var before = invoices.of(subject);
        if (before.isPresent()) {
            return before;
        }
        var end = month.plusMonths(1).atDay(1).atStartOfDay(market.timeZone()).toInstant();
        var open = trips.endedBefore(id, end);
        if (open.isEmpty()) {
            return Optional.empty();
        }
        var issued = invoices.issue(draft(corporate, market, subject, open));
        trips.setInvoiced(open, issued.id());
        audit.record(actor, "corporate.invoiced", corporate.subject(), null, issued);
        return Optional.of(issued);
    }

    private Draft draft(Corporate corporate, Market market, String subject, List<Trip> open) {
        return new Draft(
                market,
                Draft.Kind.INVOICE,
                new Buyer(corporate.name(), corporate.billingEmail(), corporate.address()),
                null,
                corporate.id(),
                null,
                subject,
                open.stream().map(trip -> line(trip, market)).toList(),
                clock.instant());
    }

    private static InvoiceLine line(Trip trip, Market market) {
        var what =
                switch (trip.state()) {
                    case "cancelled" -> "Cancellation fee";
                    case "no_show" -> "No-show fee";
                    default -> "Trip";
                };
        return new InvoiceLine(
                trip.costCentre() == null ? "No cost centre" : "Cost centre " + trip.costCentre(),
                "%s %s, %s"
                        .formatted(
                                what,
                                TIME.format(trip.at().atZone(market.timeZone())),
                                trip.driver()),
                null,
                null,
                null,
                market.money(trip.total().amount()));
    }

    private YearMonth thisMonth(ZoneId zone) {
        return YearMonth.from(clock.instant().atZone(zone));
    }

    private ZoneId zone(Corporate corporate) {
        return markets.get(corporate.market()).timeZone();
    }
}
