package org.bluehorizons.vehicles.telemetry;

import java.time.Duration;
import java.time.Instant;
import org.bluehorizons.vehicles.VehicleId;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** Reads telemetry messages of one payload. One thread at a time. */
public final class TelemetryReader implements PayloadParser.ObjectReader<TelemetryMessage> {

    private final VehicleId vehicle;
    private final Envelope envelope;

    private TelemetryReader(VehicleId vehicle, Instant receivedAt, Duration retention) {
        this.vehicle = vehicle;
        this.envelope = new Envelope(receivedAt, retention);
    }

    /**
     * Reads a payload published to {@code vehicles/{id}/telemetry}.
     *
     * @param bytes may be longer than the payload
     * @param retention a message older than that is wrong
     */
    public static Payload<TelemetryMessage> read(
            VehicleId vehicle, byte[] bytes, int length, Instant receivedAt, Duration retention) {
        return PayloadParser.parse(
                bytes, length, new TelemetryReader(vehicle, receivedAt, retention));
    }

    @Override
    public @Nullable TelemetryMessage read(JsonParser parser) {
        envelope.reset();
        var signals = new SignalsReader(envelope);
        for (var name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            switch (name) {
                case "sequence" -> envelope.sequence(parser);
                case "boot" -> envelope.boot(parser);
                case "time" -> envelope.time(parser);
                case "signals" -> signals.read(parser);
                default -> {
                    envelope.fail(name, "unknown", "sequence, boot, time, signals");
                    parser.skipChildren();
                }
            }
        }
        var read = signals.signals();
        envelope.check();
        return envelope.failed()
                ? null
                : new TelemetryMessage(
                        vehicle,
                        envelope.time(),
                        envelope.receivedAt(),
                        envelope.boot(),
                        envelope.sequence(),
                        read);
    }

    @Override
    public String problem() {
        return envelope.problem();
    }
}
