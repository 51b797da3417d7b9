package org.bluehorizons.vehicles;

/**
 * Says what cars are there for. Each call belongs to the caller's transaction and does nothing to a
 * car that is not in the state before. Safe for use by many threads.
 */
public interface VehicleOccupancy {

    /** From available or charging to in use. */
    void occupy(VehicleId car);

    /** From in use to available. */
    void free(VehicleId car);

    /** From anything but in use to out of service. */
    void withdraw(VehicleId car);

    /** From out of service to available. */
    void restore(VehicleId car);
}
