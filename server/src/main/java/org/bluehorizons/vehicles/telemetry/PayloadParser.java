package org.bluehorizons.vehicles.telemetry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads a payload that is one JSON object or an array of 1 to 500 of them. An object that breaks a
 * rule does not spoil its neighbours; broken JSON spoils the whole payload, since nobody can say
 * where the next message begins. Safe for use by many threads.
 */
final class PayloadParser {

    static final int MAX_MESSAGES = 500;

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(8)
                                    .maxNumberLength(40)
                                    .maxNameLength(256)
                                    .maxStringLength(16_384)
                                    .build())
                    .build();

    private PayloadParser() {}

    /**
     * Reads one object, from its first brace to its last, and never throws for a broken rule.
     *
     * @param <M> what an object becomes
     */
    interface ObjectReader<M> {

        /**
         * @param parser stands on the opening brace; must stand on the closing one afterwards
         * @return the message, or null when {@link #problem()} tells which rule it broke
         */
        @Nullable M read(JsonParser parser);

        /** Why the last {@link #read} answered null. */
        String problem();
    }

    static <M> Payload<M> parse(byte[] bytes, int length, ObjectReader<M> reader) {
        try (var parser = JSON.createParser(ObjectReadContext.empty(), bytes, 0, length)) {
            var first = parser.nextToken();
            if (first == null) {
                return Payload.wrong("the payload is empty", new byte[0]);
            }
            var found = new Found<M>(bytes, reader);
            if (first == JsonToken.START_OBJECT) {
                found.take(parser);
            } else if (first == JsonToken.START_ARRAY) {
                found.takeAll(parser);
            } else {
                return Payload.wrong(
                        "expected a JSON object or an array of them", copy(bytes, length));
            }
            if (parser.nextToken() != null) {
                return Payload.wrong("something follows the JSON value", copy(bytes, length));
            }
            return found.payload();
        } catch (TooManyMessages tooMany) {
            return Payload.wrong(
                    "an array holds 1 to %d messages".formatted(MAX_MESSAGES), copy(bytes, length));
        } catch (JacksonException broken) {
            return Payload.wrong("not JSON: " + broken.getOriginalMessage(), copy(bytes, length));
        }
    }

    private static byte[] copy(byte[] bytes, int length) {
        return Arrays.copyOf(bytes, length);
    }

    private static final class TooManyMessages extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManyMessages() {
            super(null, null, false, false);
        }
    }

    private static final class Found<M> {

        private final byte[] bytes;
        private final ObjectReader<M> reader;
        private final List<M> messages = new ArrayList<>(1);
        private final List<Payload.Wrong> wrong = new ArrayList<>(0);

        Found(byte[] bytes, ObjectReader<M> reader) {
            this.bytes = bytes;
            this.reader = reader;
        }

        void takeAll(JsonParser parser) {
            var count = 0;
            for (var token = parser.nextToken();
                    token != JsonToken.END_ARRAY;
                    token = parser.nextToken()) {
                if (++count > MAX_MESSAGES) {
                    throw new TooManyMessages();
                }
                if (token == JsonToken.START_OBJECT) {
                    take(parser);
                } else {
                    var start = offset(parser);
                    parser.skipChildren();
                    addWrong("expected a JSON object", start, parser);
                }
            }
            if (count == 0) {
                throw new TooManyMessages();
            }
        }

        void take(JsonParser parser) {
            var start = offset(parser);
            var message = reader.read(parser);
            if (message != null) {
                messages.add(message);
            } else {
                addWrong(reader.problem(), start, parser);
            }
        }

        Payload<M> payload() {
            return new Payload<>(messages, wrong);
        }

        private void addWrong(String reason, int start, JsonParser parser) {
            var end = (int) parser.currentLocation().getByteOffset();
            wrong.add(new Payload.Wrong(reason, Arrays.copyOfRange(bytes, start, end)));
        }

        private static int offset(JsonParser parser) {
            return (int) parser.currentTokenLocation().getByteOffset();
        }
    }
}
