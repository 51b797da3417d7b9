package org.bluehorizons.simulator.chargepoint.station;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufInputStream;
import java.io.InputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/** A text of the server's, taken apart (OCPP-J, section 4.2). */
sealed interface Frame {

    record Call(String id, String action, JsonNode payload) implements Frame {}

    record Answer(String id, JsonNode payload) implements Frame {}

    record Failure(String id, String code) implements Frame {}

    record Unreadable() implements Frame {}

    static Frame read(ByteBuf text) {
        try (var parser = Json.MAPPER.createParser((InputStream) new ByteBufInputStream(text))) {
            if (parser.nextToken() != JsonToken.START_ARRAY
                    || parser.nextToken() != JsonToken.VALUE_NUMBER_INT) {
                return new Unreadable();
            }
            return switch (parser.getIntValue()) {
                case 2 -> new Call(word(parser), word(parser), tree(parser));
                case 3 -> new Answer(word(parser), tree(parser));
                case 4 -> new Failure(word(parser), word(parser));
                default -> new Unreadable();
            };
        } catch (JacksonException broken) {
            return new Unreadable();
        }
    }

    private static String word(JsonParser parser) {
        return parser.nextToken() == JsonToken.VALUE_STRING ? parser.getString() : "";
    }

    private static JsonNode tree(JsonParser parser) {
        parser.nextToken();
        return parser.readValueAsTree();
    }
}
