package org.bluehorizons.vehicles;

import java.util.UUID;

/**
 * A command to a car has come to its end.
 *
 * @param state {@code acknowledged}, {@code refused} or {@code expired}
 */
public record CommandSettled(UUID command, VehicleId vehicle, String state) {}
