package org.bluehorizons.rental.memberships;

import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.rental.drivers.Drivers;
import org.bluehorizons.rental.journal.JournalListener;
import org.bluehorizons.rental.journal.RentalEvent;
import org.springframework.stereotype.Component;

/** Hears what became of fees: invoices those that were paid, ends the plans of the others. */
@Component
class MembershipListener implements JournalListener {

    private final Memberships memberships;
    private final MembershipFees fees;
    private final Drivers drivers;

    MembershipListener(Memberships memberships, MembershipFees fees, Drivers drivers) {
        this.memberships = memberships;
        this.fees = fees;
        this.drivers = drivers;
    }

    @Override
    public String name() {
        return "memberships";
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
            default -> {}
        }
    }

    private static Optional<UUID> payment(RentalEvent event) {
        return Optional.of(event.data().path("payment").asString(""))
                .filter(id -> !id.isEmpty())
                .map(UUID::fromString);
    }
}
