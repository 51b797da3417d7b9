package org.bluehorizons.rental.charging;

import java.util.Set;
import org.bluehorizons.charging.OwnCarCharging;
import org.bluehorizons.charging.journal.ChargingEvent;
import org.bluehorizons.charging.journal.ChargingListener;
import org.bluehorizons.vehicles.VehicleId;
import org.springframework.stereotype.Component;

/** Books what charging our own cars cost. */
@Component
class TransferListener implements ChargingListener {

    private final OwnCarCharging charging;
    private final ChargingTransfers transfers;

    TransferListener(OwnCarCharging charging, ChargingTransfers transfers) {
        this.charging = charging;
        this.transfers = transfers;
    }

    @Override
    public String name() {
        return "rental-transfers";
    }

    @Override
    public Set<String> types() {
        return Set.of("transaction.ended", "transaction.corrected");
    }

    @Override
    public void take(ChargingEvent event) {
        var transaction = event.transactionId();
        var token = event.data().path("idToken").asString("");
        if (transaction == null || !event.data().path("internal").asBoolean(false)) {
            return;
        }
        charging.carOf(token)
                .ifPresent(car -> transfers.keep(transaction, new VehicleId(car), event));
    }
}
