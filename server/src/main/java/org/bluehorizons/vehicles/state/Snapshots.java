package org.bluehorizons.vehicles.state;

import java.util.List;
import java.util.Optional;
import org.bluehorizons.vehicles.VehicleId;
import org.bluehorizons.vehicles.VehicleSnapshot;
import org.bluehorizons.vehicles.VehicleSnapshots;
import org.springframework.stereotype.Component;

/** Live cars as other rooms see them. */
@Component
class Snapshots implements VehicleSnapshots {

    private static final VehicleFilter ALL =
            new VehicleFilter(null, null, null, null, null, null, null);

    private final VehicleViews views;

    Snapshots(VehicleViews views) {
        this.views = views;
    }

    @Override
    public Optional<VehicleSnapshot> find(VehicleId car) {
        return views.find(car).map(Snapshots::snapshot);
    }

    @Override
    public List<VehicleSnapshot> onTheRoad() {
        return views.list(ALL, null, Integer.MAX_VALUE).stream().map(Snapshots::snapshot).toList();
    }

    private static VehicleSnapshot snapshot(VehicleView view) {
        var state = view.state();
        var position = state.position();
        return new VehicleSnapshot(
                view.id(),
                view.plate(),
                view.make(),
                view.model(),
                view.batteryKilowattHours(),
                view.rangeKilometres(),
                view.seats(),
                view.market(),
                view.status(),
                view.retiredAt() != null,
                state.connected(),
                state.receivedAt(),
                position == null ? null : (Double) position.latitude(),
                position == null ? null : (Double) position.longitude(),
                state.stateOfChargePercent(),
                state.rangeMetres(),
                state.odometerMetres(),
                state.moving(),
                state.charging(),
                state.plugged(),
                state.locked(),
                !state.doorsOpen().isEmpty(),
                state.keyReturned());
    }
}
