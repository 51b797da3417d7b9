package org.bluehorizons.vehicles.commands;

import java.util.UUID;
import org.bluehorizons.vehicles.VehicleId;

/** The way to the cars that are connected to this process. Any thread; returns at once. */
public interface CarLink {

    /** Whether the car is connected here and takes commands. */
    boolean holds(VehicleId car);

    /**
     * Sends a command's request.
     *
     * @param json the request
     * @return false when the car is not here, or takes no commands
     */
    boolean send(VehicleId car, UUID commandId, byte[] json);
}
