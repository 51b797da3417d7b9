package org.bluehorizons.vehicles.commands;

import java.util.UUID;
import org.bluehorizons.vehicles.VehicleId;

/** Stub. */
public interface CarLink {
    boolean holds(VehicleId car);

    boolean send(VehicleId car, UUID commandId, byte[] json);
}
