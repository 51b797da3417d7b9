package org.bluehorizons.vehicles.gateway;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.bluehorizons.vehicles.VehicleId;
import org.bluehorizons.vehicles.commands.CarLink;
import org.springframework.stereotype.Component;

/** The cars whose live connection this node holds. Safe for use by many threads. */
@Component
@ConditionalOnRole(Role.VEHICLE_GATEWAY)
class ConnectedCars implements CarLink {

    private final ConcurrentMap<VehicleId, CarConnection> cars = new ConcurrentHashMap<>();

    @Override
    public boolean holds(VehicleId car) {
        var connection = cars.get(car);
        return connection != null && connection.takesRequests();
    }

    @Override
    public boolean send(VehicleId car, UUID commandId, byte[] json) {
        var connection = cars.get(car);
        if (connection == null || !connection.takesRequests()) {
            return false;
        }
        connection.send(commandId, json);
        return true;
    }

    boolean isConnected(VehicleId car) {
        return cars.containsKey(car);
    }

    int count() {
        return cars.size();
    }

    Collection<CarConnection> all() {
        return List.copyOf(cars.values());
    }

    /**
     * Takes the connection in, unless a newer one of the car is here already. The older one is
     * closed either way.
     */
    boolean opened(CarConnection connection) {
        var number = connection.admission().number();
        var holder =
                cars.merge(
                        connection.car(),
                        connection,
                        (one, other) ->
                                one.admission().number() > other.admission().number()
                                        ? one
                                        : takeOver(one, other));
        return holder.admission().number() == number;
    }

    /** Whether it was the car's live connection until now. */
    boolean closed(CarConnection connection) {
        return cars.remove(connection.car(), connection);
    }

    /** The car is connected elsewhere with that number. */
    void fence(VehicleId car, long number) {
        var connection = cars.get(car);
        if (connection != null && connection.admission().number() < number) {
            connection.close(Reason.SESSION_TAKEN_OVER, "a newer connection took over");
        }
    }

    /** The car may not be connected any longer. */
    void expel(VehicleId car) {
        var connection = cars.get(car);
        if (connection != null) {
            connection.close(Reason.ADMINISTRATIVE_ACTION, "the credential was revoked");
        }
    }

    private static CarConnection takeOver(CarConnection older, CarConnection newer) {
        older.close(Reason.SESSION_TAKEN_OVER, "a newer connection took over");
        return newer;
    }
}
