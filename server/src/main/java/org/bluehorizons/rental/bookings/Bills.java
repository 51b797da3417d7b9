package org.bluehorizons.rental.bookings;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AuditLog;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.rental.Market;
import org.bluehorizons.rental.Markets;
import org.bluehorizons.rental.payments.Payments;
import org.bluehorizons.rental.pricing.Price;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Bills that staff looks at or gives back of. Thread-safe. */
@Component
class Bills {

    private final BookingStore store;
    private final TripEnd end;
    private final Payments payments;
    private final Markets markets;
    private final BookingEvents events;
    private final AuditLog audit;
    private final Clock clock;

    Bills(
            BookingStore store,
            TripEnd end,
            Payments payments,
            Markets markets,
            BookingEvents events,
            AuditLog audit,
            Clock clock) {
        this.store = store;
        this.end = end;
        this.payments = payments;
        this.markets = markets;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @throws ProblemException 409 {@code no_bill_waits}
     */
    @Transactional
    public Booking approve(UUID id, @Nullable BigDecimal total, String reason, Actor actor) {
        var booking = store.lock(id);
        var price = booking.price();
        if (price == null || !"wanted".equals(booking.review())) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT, "no_bill_waits", "No bill of the booking waits.");
        }
        var charged = total == null ? price : changed(price, total, markets.get(booking.market()));
        var approved = store.setPrice(id, charged, "approved", clock.instant());
        end.charge(approved, charged);
        var data = Map.of("reason", reason, "total", charged.total());
        events.record("bill.approved", approved, data, actor.name());
        audit.record(
                actor, "bill.approved", booking.subject(), Map.of("total", price.total()), data);
        return approved;
    }

    /**
     * @throws ProblemException 409 {@code refund_too_large}
     */
    @Transactional
    public Booking refund(UUID id, BigDecimal amount, String reason, Actor actor) {
        var booking = store.lock(id);
        var money = markets.get(booking.market()).money(amount);
        payments.refund(id, money);
        var data = Map.of("amount", money, "reason", reason);
        events.record("refund.made", booking, data, actor.name());
        audit.record(actor, "refund.made", booking.subject(), null, data);
        return booking;
    }

    private static Price changed(Price price, BigDecimal total, Market market) {
        var wanted = market.money(total);
        var lines = new ArrayList<>(price.lines());
        lines.add(
                new Price.Line(
                        "adjustment", "Changed by staff", null, null, wanted.minus(price.total())));
        return new Price(
                price.tariffId(),
                price.facts(),
                price.promo(),
                lines,
                wanted,
                market.taxIn(wanted));
    }
}
