package org.bluehorizons.vehicles.telemetry;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.bluehorizons.vehicles.VehicleId;

/**
 * What a car published in one MQTT message, ready to be stored as a whole.
 *
 * @param topic stands with the messages in quarantine
 * @param fresh whether its sequences are certainly new, so that the fast path may take it
 * @param origin what the gateway wants back once it is committed
 * @param <O> the gateway's own
 */
public record Publication<O>(
        VehicleId vehicle,
        String topic,
        boolean fresh,
        List<TelemetryMessage> telemetry,
        List<VehicleEvent> events,
        List<Payload.Wrong> wrong,
        O origin) {

    /** The same with nothing to store but the reason why. */
    Publication<O> putAside(String reason) {
        var kept = new ArrayList<>(wrong);
        kept.add(new Payload.Wrong(reason, telemetry.toString().getBytes(StandardCharsets.UTF_8)));
        return new Publication<>(vehicle, topic, false, List.of(), List.of(), kept, origin);
    }
}
