package org.bluehorizons.vehicles.telemetry;

import java.time.Instant;
import java.util.List;
import org.bluehorizons.vehicles.VehicleId;

/** Telemetry messages that say little. */
final class TelemetryMessages {

    private TelemetryMessages() {}

    static TelemetryMessage of(VehicleId car, Instant at, int boot, long sequence) {
        var signals =
                new Signals(
                        null,
                        null,
                        null,
                        null,
                        50f,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        DoorSet.NONE,
                        DoorSet.NONE,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
        return new TelemetryMessage(car, at, at, boot, sequence, signals);
    }

    static Publication<Long> publication(
            VehicleId car, Instant at, int boot, long sequence, boolean fresh) {
        return new Publication<>(
                car,
                "vehicles/%s/telemetry".formatted(car),
                fresh,
                List.of(of(car, at, boot, sequence)),
                List.of(),
                List.of(),
                sequence);
    }
}
