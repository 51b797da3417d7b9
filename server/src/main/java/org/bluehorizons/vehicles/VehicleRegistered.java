package org.bluehorizons.vehicles;

/** A car was taken into the register. */
public record VehicleRegistered(VehicleId vehicle) {}
