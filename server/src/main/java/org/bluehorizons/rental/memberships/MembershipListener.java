package org.bluehorizons.rental.memberships;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bluehorizons.notifications.Notifications;
import org.bluehorizons.notifications.Notifications.Message;
import org.bluehorizons.notifications.Notifications.Recipient;
import org.bluehorizons.rental.drivers.Driver;
import org.bluehorizons.rental.drivers.Drivers;
import org.bluehorizons.rental.journal.JournalListener;
import org.bluehorizons.rental.journal.RentalEvent;
import org.springframework.stereotype.Component;

/**
 * Hears what became of fees: invoices those that were paid, ends the plans of the others and tells
 * the driver.
 */
@Component
class MembershipListener implements JournalListener {

    private final Memberships memberships;
    private final MembershipFees fees;
    private final Drivers drivers;
    private final Notifications notifications;

    MembershipListener(
            Memberships memberships,
            MembershipFees fees,
            Drivers drivers,
            Notifications notifications) {
        this.memberships = memberships;
        this.fees = fees;
        this.drivers = drivers;
        this.notifications = notifications;
    }

    @Override
    public String name() {
        return "memberships";
    }

    @Override
    public Set<String> types() {
        return Set.of("payment.captured", "membership.declined", "membership.suspended");
    }

    @Override
    public void take(RentalEvent event) {
        switch (event.type()) {
            case "payment.captured" ->
                    payment(event)
                            .flatMap(fees::find)
                            .ifPresent(fee ->
                                    fees.invoice(fee, drivers.get(fee.driverId()), event.at()));
            case "membership.declined" ->
                    payment(event)
                            .ifPresent(payment ->
                                    memberships.feeDeclined(
                                            payment, event.data().path("what").asString("")));
            case "membership.suspended" ->
                    Optional.ofNullable(event.driverId())
                            .flatMap(drivers::find)
                            .ifPresent(driver -> tell(driver, event));
            default -> {}
        }
    }

    private void tell(Driver driver, RentalEvent event) {
        if (driver.subject() != null) {
            notifications.tell(
                    new Recipient(driver.subject(), driver.email(), driver.phone()),
                    new Message(
                            "rental-event:" + event.id(),
                            "Your plan has ended",
                            "Its monthly fee could not be collected (%s). You pay as you go now."
                                    .formatted(event.data().path("reason").asString("")),
                            null,
                            false));
        }
    }

    private static Optional<UUID> payment(RentalEvent event) {
        return Optional.of(event.data().path("payment").asString(""))
                .filter(id -> !id.isEmpty())
                .map(UUID::fromString);
    }
}
