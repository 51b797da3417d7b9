package org.bluehorizons.vehicles.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.bluehorizons.vehicles.VehicleId;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Reads the events of one payload. One thread at a time. */
public final class VehicleEventReader implements PayloadParser.ObjectReader<VehicleEvent> {

    private static final Pattern TYPE = Pattern.compile("[a-z0-9.-]{1,64}");
    private static final int MAX_DATA = 8_192;
    private static final ObjectReader DATA =
            JsonMapper.shared()
                    .readerFor(JsonNode.class)
                    // The rest of the event follows it.
                    .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final VehicleId vehicle;
    private final Envelope envelope;

    private VehicleEventReader(VehicleId vehicle, Instant receivedAt, Duration retention) {
        this.vehicle = vehicle;
        this.envelope = new Envelope(receivedAt, retention);
    }

    /** Reads a payload published to {@code vehicles/{id}/events}. */
    public static Payload<VehicleEvent> read(
            VehicleId vehicle, byte[] bytes, int length, Instant receivedAt, Duration retention) {
        return PayloadParser.parse(
                bytes, length, new VehicleEventReader(vehicle, receivedAt, retention));
    }

    @Override
    public @Nullable VehicleEvent read(JsonParser parser) {
        envelope.reset();
        @Nullable String type = null;
        @Nullable String data = null;
        for (var name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            switch (name) {
                case "sequence" -> envelope.sequence(parser);
                case "boot" -> envelope.boot(parser);
                case "time" -> envelope.time(parser);
                case "type" -> type = type(parser);
                case "data" -> data = data(parser);
                default -> {
                    envelope.fail(name, "unknown", "type, time, sequence, boot, data");
                    parser.skipChildren();
                }
            }
        }
        if (type == null) {
            envelope.fail("type", "missing", "such as door.forced");
        }
        envelope.check();
        return envelope.failed() || type == null
                ? null
                : new VehicleEvent(
                        vehicle,
                        envelope.time(),
                        envelope.receivedAt(),
                        envelope.boot(),
                        envelope.sequence(),
                        type,
                        data);
    }

    @Override
    public String problem() {
        return envelope.problem();
    }

    private @Nullable String type(JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_STRING
                && TYPE.matcher(parser.getString()).matches()) {
            return parser.getString();
        }
        envelope.fail(
                "type",
                parser.currentToken().isScalarValue() ? parser.getString() : "not text",
                "1 to 64 lower-case letters, digits, dots and hyphens");
        parser.skipChildren();
        return "wrong";
    }

    private @Nullable String data(JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            envelope.fail("data", parser.currentToken(), "an object");
            parser.skipChildren();
            return null;
        }
        var text = DATA.<JsonNode>readValue(parser).toString();
        if (text.length() > MAX_DATA || text.contains("\\u0000")) {
            envelope.fail("data", text, "at most 8 KiB of JSON without NUL");
        }
        return text;
    }
}
