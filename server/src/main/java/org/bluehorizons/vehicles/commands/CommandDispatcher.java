package org.bluehorizons.vehicles.commands;

import java.util.UUID;
import org.bluehorizons.vehicles.VehicleId;
import org.springframework.stereotype.Component;

/** Stub. */
@Component
public class CommandDispatcher {
    public void carReady(VehicleId car) {}

    public void replied(VehicleId car, UUID id, byte[] p) throws WrongReplyException {}
}
