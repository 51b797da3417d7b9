package org.bluehorizons.rental.availability;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bluehorizons.vehicles.VehicleId;
import org.bluehorizons.vehicles.VehicleSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * What was read of the fleet; nothing in it changes.
 *
 * @param asOf everything committed before is in it
 * @param claims running and to come, of cars, by their begin
 * @param bayClaims likewise, of bays
 */
record FleetFacts(
        Instant asOf,
        Map<VehicleId, VehicleSnapshot> vehicles,
        Map<VehicleId, Standing> standing,
        Map<VehicleId, List<Span>> claims,
        Map<UUID, List<Span>> bayClaims) {

    /** The place of a car. */
    record Standing(@Nullable UUID station, @Nullable UUID bay, UUID publicId) {}
}
