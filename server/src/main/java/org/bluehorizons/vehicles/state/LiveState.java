package org.bluehorizons.vehicles.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bluehorizons.vehicles.VehicleId;
import org.bluehorizons.vehicles.telemetry.TelemetryMessage;
import org.springframework.stereotype.Component;

/**
 * The door to the live state: takes what happened to cars and keeps it, one entry per car, until
 * the {@link StateFlusher} writes it to {@code vehicles.state} at its next tick. What a car's state
 * is after any messages in any order, {@link KnownSignals} says.
 *
 * <p>All methods may be called by any thread, return at once and touch no database. What waits in
 * memory is at most one entry per car. When the process dies with entries waiting, the next one
 * finds them again in the committed telemetry ({@link StateCatchUp}).
 */
@Component
public class LiveState {

    private final ConcurrentHashMap<VehicleId, CarChange> pending = new ConcurrentHashMap<>();

    /**
     * Telemetry that is on disk. Repeated messages are welcome, they change nothing.
     *
     * @param committed of any cars, in any order; call it after the commit
     */
    public void apply(Collection<TelemetryMessage> committed) {
        for (var message : committed) {
            put(message.vehicle(), CarChange.of(KnownSignals.of(message)));
        }
    }

    /** The car came, and {@code vehicles.connection} says so (committed). */
    public void connected(VehicleId car, Instant at) {
        put(car, CarChange.connection(at));
    }

    /**
     * The car's connection ended and its row in {@code vehicles.connection}, if this was the live
     * one, is gone (committed). The flush asks that table, so a late word from a node that the car
     * has left does harm to nobody.
     */
    public void disconnected(VehicleId car, Instant at) {
        put(car, CarChange.connection(at));
    }

    /** The car's record changed (committed): readers of the stream should hear of it. */
    public void touch(VehicleId car) {
        put(car, CarChange.TOUCHED);
    }

    /** Cars with changes that are not written yet. */
    int waiting() {
        return pending.size();
    }

    /** Takes at most so many cars' changes out; the caller writes them or puts them back. */
    Map<VehicleId, CarChange> take(int most) {
        var taken = new HashMap<VehicleId, CarChange>();
        for (var car : some(most)) {
            var change = pending.remove(car);
            if (change != null) {
                taken.put(car, change);
            }
        }
        return taken;
    }

    void putBack(Map<VehicleId, CarChange> taken) {
        taken.forEach(this::put);
    }

    private List<VehicleId> some(int most) {
        var cars = new ArrayList<VehicleId>(Math.min(most, pending.size()));
        for (var car : pending.keySet()) {
            if (cars.size() == most) {
                break;
            }
            cars.add(car);
        }
        return cars;
    }

    private void put(VehicleId car, CarChange change) {
        pending.merge(car, change, CarChange::and);
    }
}
