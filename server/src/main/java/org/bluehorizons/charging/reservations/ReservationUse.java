package org.bluehorizons.charging.reservations;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bluehorizons.charging.journal.ChargingEvent;
import org.bluehorizons.charging.journal.ChargingListener;
import org.springframework.stereotype.Component;

/**
 * Finds the reservation that a transaction used: the one whose number the station names, else the
 * one of its token, or of its token's group, at that charging point. Another token leaves it open.
 */
@Component
class ReservationUse implements ChargingListener {

    private final ReservationTable table;
    private final Clock clock;

    ReservationUse(ReservationTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "reservations";
    }

    @Override
    public Set<String> types() {
        return Set.of("transaction.started");
    }

    @Override
    public void take(ChargingEvent event) {
        used(event)
                .ifPresent(one ->
                        table.move(
                                List.of(one),
                                ReservationState.USED,
                                null,
                                event.transactionId(),
                                clock.instant()));
    }

    /** A station that names it may tell late, when its time is over here. */
    private Optional<Reservation> used(ChargingEvent event) {
        var number = event.data().path("reservationId").asInt(0);
        if (number > 0) {
            return table.lockByNumber(event.stationId(), number)
                    .filter(one ->
                            switch (one.state()) {
                                case REQUESTED, ACTIVE, FAILED, EXPIRED -> true;
                                case REFUSED, USED, CANCELLED -> false;
                            });
        }
        var token = event.data().path("idToken").asString("");
        return token.isEmpty()
                ? Optional.empty()
                : table.lockUsable(event.stationId(), event.evseId(), token);
    }
}
