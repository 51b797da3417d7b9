package org.bluehorizons.vehicles;

/** A car was taken out of the register for good. */
public record VehicleRetired(VehicleId vehicle) {}
