package org.bluehorizons.charging.sharing;

import java.util.List;
import java.util.Set;
import org.bluehorizons.charging.journal.ChargingEvent;
import org.bluehorizons.charging.journal.ChargingListener;
import org.springframework.stereotype.Component;

/** What changes who needs how much power where: its site is computed again. */
@Component
class SharingListener implements ChargingListener {

    private final DueSites sites;

    SharingListener(DueSites sites) {
        this.sites = sites;
    }

    @Override
    public String name() {
        return "sharing";
    }

    @Override
    public Set<String> types() {
        return Set.of(
                "transaction.started",
                "transaction.updated",
                "transaction.ended",
                "connector.status_changed",
                "station.booted",
                "station.connected",
                "station.disconnected");
    }

    @Override
    public void take(ChargingEvent event) {
        takeAll(List.of(event));
    }

    @Override
    public void takeAll(List<ChargingEvent> events) {
        sites.dueAt(events.stream().map(ChargingEvent::stationId).distinct().toList());
    }
}
