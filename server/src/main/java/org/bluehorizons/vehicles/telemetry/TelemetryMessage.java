package org.bluehorizons.vehicles.telemetry;

import java.time.Instant;
import org.bluehorizons.vehicles.VehicleId;

/**
 * One telemetry message that keeps every rule. Named by car, boot and sequence.
 *
 * @param recordedAt the car's clock
 * @param receivedAt the platform's clock
 */
public record TelemetryMessage(
        VehicleId vehicle,
        Instant recordedAt,
        Instant receivedAt,
        int boot,
        long sequence,
        Signals signals) {

    /** Whether this one is newer than the other: by the car's time, then boot, then sequence. */
    public boolean isNewerThan(TelemetryMessage other) {
        var byTime = recordedAt.compareTo(other.recordedAt);
        if (byTime != 0) {
            return byTime > 0;
        }
        return boot != other.boot ? boot > other.boot : sequence > other.sequence;
    }
}
