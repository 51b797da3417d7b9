package org.bluehorizons.vehicles.gateway;

import java.util.UUID;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.DatabaseNotifications;
import org.bluehorizons.platform.NodeLeaseLost;
import org.bluehorizons.platform.Role;
import org.bluehorizons.vehicles.VehicleId;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps one live connection a car over all nodes: closes ours when the car connected elsewhere or
 * may connect no longer, and gives up cars of nodes that died.
 */
@Component
@ConditionalOnRole(Role.VEHICLE_GATEWAY)
class Fencing {

    /** A credential was revoked or the car retired: {@code vehicle id}. */
    private static final String DISCONNECT = "vehicle_disconnect";

    private final Gateway gateway;

    Fencing(Gateway gateway, DatabaseNotifications notifications) {
        this.gateway = gateway;
        notifications.listen(ConnectionStore.FENCE, this::fence, () -> {});
        notifications.listen(DISCONNECT, this::expel, () -> {});
    }

    @Scheduled(fixedDelayString = "PT5S", initialDelayString = "PT5S")
    void releaseLost() {
        var now = gateway.clock().instant();
        gateway.store().releaseLost().forEach(car -> gateway.liveState().disconnected(car, now));
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
    void forgetSessions() {
        gateway.store().forgetExpired();
    }

    /** Our cars may be connected elsewhere by now: they come back to wherever they find a place. */
    @EventListener
    void letGo(NodeLeaseLost lost) {
        gateway.cars().all().forEach(car -> car.close(Reason.SERVER_BUSY, "come back"));
    }

    private void fence(String payload) {
        var bar = payload.indexOf('|');
        gateway.cars()
                .fence(
                        new VehicleId(UUID.fromString(payload.substring(0, bar))),
                        Long.parseLong(payload.substring(bar + 1)));
    }

    private void expel(String payload) {
        gateway.cars().expel(new VehicleId(UUID.fromString(payload)));
    }
}
