package org.bluehorizons.charging.gateway;

import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.DatabaseNotifications;
import org.bluehorizons.platform.NodeLeaseLost;
import org.bluehorizons.platform.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps one live connection a station over all nodes: closes ours when the station connected
 * elsewhere or may connect no longer, and gives up what nodes held that died.
 */
@Component
@ConditionalOnRole(Role.CHARGE_GATEWAY)
class Fencing {

    private static final Logger LOG = LoggerFactory.getLogger(Fencing.class);

    /** A station was retired or its password replaced: its id. */
    private static final String DISCONNECT = "charging_disconnect";

    /** Its operator decided anew what it may do: its id. */
    private static final String BOOT_POLICY = "charging_boot_policy";

    private final Gateway gateway;
    private final AdmissionStore store;

    Fencing(Gateway gateway, AdmissionStore store, DatabaseNotifications notifications) {
        this.gateway = gateway;
        this.store = store;
        notifications.listen(AdmissionStore.FENCE, this::fence, () -> {});
        notifications.listen(DISCONNECT, this::expel, () -> {});
        notifications.listen(BOOT_POLICY, this::lookAtStanding, () -> {});
    }

    @Scheduled(fixedDelayString = "PT5S", initialDelayString = "PT5S")
    void releaseLost() {
        var lost = store.lostNodes();
        if (lost.isEmpty()) {
            return;
        }
        var all = 0;
        for (var released = store.releaseLost(lost);
                released > 0;
                released = store.releaseLost(lost)) {
            all += released;
        }
        if (all > 0) {
            LOG.warn("gave up {} stations of nodes that are gone", all);
        }
    }

    /** Ours may be connected elsewhere by now: they come back to wherever they find a place. */
    @EventListener
    void letGo(NodeLeaseLost lost) {
        gateway.stations().all().forEach(station -> station.close(CloseReason.RESTART));
    }

    private void fence(String payload) {
        var bar = payload.lastIndexOf('|');
        gateway.stations()
                .fence(payload.substring(0, bar), Long.parseLong(payload.substring(bar + 1)));
    }

    private void expel(String station) {
        var connection = gateway.stations().find(station);
        if (connection != null) {
            connection.close(CloseReason.WITHDRAWN);
        }
    }

    private void lookAtStanding(String station) {
        var connection = gateway.stations().find(station);
        var standing = connection == null ? null : store.standing(station);
        if (connection != null) {
            if (standing == null) {
                connection.close(CloseReason.WITHDRAWN);
            } else {
                connection.standing(standing);
            }
        }
    }
}
