package org.bluehorizons.vehicles.telemetry;

import java.time.Instant;
import org.bluehorizons.vehicles.VehicleId;
import org.jspecify.annotations.Nullable;

/**
 * Something that a car reports outside its telemetry, such as {@code door.forced}. Named by car,
 * boot and sequence.
 *
 * @param data a JSON object, or null
 */
public record VehicleEvent(
        VehicleId vehicle,
        Instant recordedAt,
        Instant receivedAt,
        int boot,
        long sequence,
        String type,
        @Nullable String data) {}
