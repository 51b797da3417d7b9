package org.bluehorizons.rental.charging;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bluehorizons.charging.OwnCarCharging;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.bluehorizons.rental.charging.PluggedConnectors.Plugged;
import org.bluehorizons.vehicles.VehicleId;
import org.bluehorizons.vehicles.VehicleSnapshot;
import org.bluehorizons.vehicles.VehicleSnapshots;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Starts charging when a connector of a bay is plugged in and the one car that stands there says
 * that it is plugged in and does not charge. Each plugging in is tried once: the start and the end
 * of the waiting commit together.
 */
@Component
@ConditionalOnRole(Role.WORKERS)
class OwnCarStarter {

    private final PluggedConnectors connectors;
    private final VehicleSnapshots snapshots;
    private final OwnCarCharging charging;
    private final OwnChargingSettings settings;
    private final TransactionOperations transactions;

    OwnCarStarter(
            PluggedConnectors connectors,
            VehicleSnapshots snapshots,
            OwnCarCharging charging,
            OwnChargingSettings settings,
            TransactionOperations transactions) {
        this.connectors = connectors;
        this.snapshots = snapshots;
        this.charging = charging;
        this.settings = settings;
        this.transactions = transactions;
    }

    @Scheduled(fixedDelayString = "PT1S")
    void look() {
        connectors.forgetOlderThan(settings.findWithin());
        for (var at : connectors.waiting()) {
            transactions.executeWithoutResult(_ -> connectors.take(at).ifPresent(this::startAt));
        }
    }

    private void startAt(Plugged at) {
        pluggedCar(connectors.carsAt(at))
                .ifPresent(car -> {
                    charging.start(car.value(), at.stationId(), at.evseId());
                    connectors.settled(Set.of(at));
                });
    }

    /** Empty as well when several might be meant. */
    private Optional<VehicleId> pluggedCar(List<VehicleId> standing) {
        var plugged =
                standing.stream()
                        .flatMap(car -> snapshots.find(car).stream())
                        .filter(OwnCarStarter::waitsForPower)
                        .toList();
        return plugged.size() == 1 ? Optional.of(plugged.getFirst().id()) : Optional.empty();
    }

    /** One that charges has its power from elsewhere: here no session has begun. */
    private static boolean waitsForPower(VehicleSnapshot car) {
        return !car.retired()
                && Boolean.TRUE.equals(car.plugged())
                && !Boolean.TRUE.equals(car.charging());
    }
}
