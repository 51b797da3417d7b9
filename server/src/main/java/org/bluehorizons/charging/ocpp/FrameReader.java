package org.bluehorizons.charging.ocpp;

import static org.bluehorizons.charging.ocpp.OcppError.FORMAT_VIOLATION;
import static org.bluehorizons.charging.ocpp.OcppError.MESSAGE_TYPE_NOT_SUPPORTED;
import static org.bluehorizons.charging.ocpp.OcppError.RPC_FRAMEWORK_ERROR;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Takes a text message apart, once, without building trees: payloads stay text. Safe for use by
 * many threads.
 */
public final class FrameReader {

    private static final int DEEPEST = 32;
    private static final int CALL = 2;
    private static final int CALL_RESULT = 3;
    private static final int CALL_ERROR = 4;
    private static final int MAX_ACTION = 64;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                    .build();

    private FrameReader() {}

    public static Frame read(String text) {
        var known = Frame.Broken.NO_ID;
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                return new Frame.Broken(known, RPC_FRAMEWORK_ERROR, "not a JSON array");
            }
            var type = type(parser);
            if (type < CALL || type > CALL_ERROR) {
                return new Frame.Broken(
                        idOrNone(parser),
                        MESSAGE_TYPE_NOT_SUPPORTED,
                        "message type (expected: 2, 3 or 4)");
            }
            known = idOrNone(parser);
            if (known.equals(Frame.Broken.NO_ID)) {
                return new Frame.Broken(
                        known,
                        RPC_FRAMEWORK_ERROR,
                        "message id (expected: a string of 1 to 36 characters)");
            }
            return switch (type) {
                case CALL -> call(parser, text, known);
                case CALL_RESULT -> new Frame.CallResult(known, end(parser, object(parser, text)));
                default -> error(parser, text, known);
            };
        } catch (JacksonException malformed) {
            return new Frame.Broken(known, FORMAT_VIOLATION, "malformed JSON");
        } catch (OcppRefusal refusal) {
            return new Frame.Broken(known, refusal.error(), refusal.description());
        }
    }

    private static Frame call(JsonParser parser, String text, String id) {
        var action = string(parser);
        if (action == null || action.isEmpty() || action.length() > MAX_ACTION) {
            throw new OcppRefusal(FORMAT_VIOLATION, "action (expected: a string)");
        }
        return new Frame.Call(id, action, end(parser, object(parser, text)));
    }

    private static Frame error(JsonParser parser, String text, String id) {
        var code = string(parser);
        var description = string(parser);
        // Some chargers leave the details out, or the description.
        var details = parser.nextToken() == JsonToken.START_OBJECT ? slice(parser, text) : "{}";
        return new Frame.CallError(
                id,
                code == null ? "GenericError" : code,
                description == null ? "" : description,
                details);
    }

    /** A number, or the number as a string as some chargers write it; -1 when it is neither. */
    private static int type(JsonParser parser) {
        return switch (parser.nextToken()) {
            case VALUE_NUMBER_INT -> parser.getIntValue();
            case VALUE_STRING ->
                    parser.getString().length() == 1 ? parser.getString().charAt(0) - '0' : -1;
            case null, default -> -1;
        };
    }

    private static String idOrNone(JsonParser parser) {
        var token = parser.nextToken();
        if (token != JsonToken.VALUE_STRING && token != JsonToken.VALUE_NUMBER_INT) {
            return Frame.Broken.NO_ID;
        }
        var id = parser.getString();
        return id.isEmpty() || id.length() > Frame.MAX_ID ? Frame.Broken.NO_ID : id;
    }

    private static @Nullable String string(JsonParser parser) {
        return parser.nextToken() == JsonToken.VALUE_STRING ? parser.getString() : null;
    }

    private static String object(JsonParser parser, String text) {
        var token = parser.nextToken();
        if (token == JsonToken.VALUE_NULL) {
            return "{}";
        }
        if (token != JsonToken.START_OBJECT) {
            throw new OcppRefusal(FORMAT_VIOLATION, "payload (expected: an object)");
        }
        return slice(parser, text);
    }

    private static String slice(JsonParser parser, String text) {
        var from = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        return text.substring(from, (int) parser.currentLocation().getCharOffset());
    }

    private static String end(JsonParser parser, String payload) {
        if (parser.nextToken() != JsonToken.END_ARRAY) {
            throw new OcppRefusal(FORMAT_VIOLATION, "more elements than a message has");
        }
        return payload;
    }
}
