package org.bluehorizons.rental.charging;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bluehorizons.charging.journal.ChargingEvent;
import org.bluehorizons.charging.journal.ChargingListener;
import org.bluehorizons.rental.charging.PluggedConnectors.Plugged;
import org.springframework.stereotype.Component;

/** Notes what is plugged in at bays. The car may tell before or after its station. */
@Component
class PlugListener implements ChargingListener {

    /** Of 1.6 and of 2.0.1: a cable is in, and no session has begun. */
    private static final Set<String> PLUGGED = Set.of("Preparing", "Occupied");

    private final PluggedConnectors connectors;

    PlugListener(PluggedConnectors connectors) {
        this.connectors = connectors;
    }

    @Override
    public String name() {
        return "rental-plugs";
    }

    @Override
    public Set<String> types() {
        return Set.of("connector.status_changed", "transaction.started");
    }

    @Override
    public void take(ChargingEvent event) {
        takeAll(List.of(event));
    }

    /** Of each connector the last counts. */
    @Override
    public void takeAll(List<ChargingEvent> events) {
        var plugged = new HashMap<Plugged, Instant>();
        var settled = new HashSet<Plugged>();
        for (var event : events) {
            var evse = event.evseId();
            if (evse == null || evse == 0) {
                continue;
            }
            var at = new Plugged(event.stationId(), evse);
            if (event.type().equals("connector.status_changed")
                    && PLUGGED.contains(event.data().path("status").asString(""))) {
                plugged.put(at, event.at());
                settled.remove(at);
            } else {
                settled.add(at);
                plugged.remove(at);
            }
        }
        connectors.plugged(plugged);
        connectors.settled(settled);
    }
}
