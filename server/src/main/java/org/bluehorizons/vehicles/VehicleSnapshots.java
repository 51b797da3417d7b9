package org.bluehorizons.vehicles;

import java.util.List;
import java.util.Optional;

/** Reads what is known of cars now. Safe for use by many threads. */
public interface VehicleSnapshots {

    /** Also of a retired car. */
    Optional<VehicleSnapshot> find(VehicleId car);

    /** All cars that are not retired. */
    List<VehicleSnapshot> onTheRoad();
}
