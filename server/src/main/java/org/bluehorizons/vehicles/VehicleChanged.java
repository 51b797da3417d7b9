package org.bluehorizons.vehicles;

/**
 * A car's record was changed.
 *
 * @param version of the record after the change
 */
public record VehicleChanged(VehicleId vehicle, long version) {}
