package org.bluehorizons.vehicles.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The members that telemetry and events share: {@code sequence}, {@code boot}, {@code time}. Keeps
 * the first broken rule. One thread at a time.
 */
final class Envelope {

    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final Instant receivedAt;
    private final Duration retention;
    private @Nullable Instant time;
    private long sequence;
    private int boot;
    private @Nullable String problem;

    Envelope(Instant receivedAt, Duration retention) {
        this.receivedAt = receivedAt;
        this.retention = retention;
    }

    void reset() {
        time = null;
        sequence = -1;
        boot = 0;
        problem = null;
    }

    void sequence(JsonParser parser) {
        sequence = integer(parser, "sequence", Long.MAX_VALUE);
    }

    void boot(JsonParser parser) {
        boot = (int) integer(parser, "boot", Integer.MAX_VALUE);
    }

    void time(JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            time = Instant.ofEpochMilli(integer(parser, "time", 253_402_300_799_999L));
        } else if (parser.currentToken() == JsonToken.VALUE_STRING) {
            try {
                time = instant(parser.getString());
            } catch (DateTimeParseException notATime) {
                fail("time", parser.getString(), "RFC 3339, such as 2026-11-21T04:00:00Z");
            }
        } else {
            fail("time", parser.currentToken(), "RFC 3339 or milliseconds since 1970");
            parser.skipChildren();
        }
    }

    /** Checks what only the whole message can tell. */
    void check() {
        if (problem != null) {
            return;
        }
        if (sequence < 0) {
            problem = "sequence: missing (expected: an integer from 0)";
        } else if (time == null) {
            problem = "time: missing (expected: RFC 3339 or milliseconds since 1970)";
        } else if (time.isAfter(receivedAt.plus(AHEAD))) {
            fail("time", time, "at most 5 minutes ahead of the platform");
        } else if (time.isBefore(receivedAt.minus(retention))) {
            fail("time", time, "at most %d days ago".formatted(retention.toDays()));
        }
    }

    void fail(String field, @Nullable Object seen, String expected) {
        if (problem == null) {
            var text = String.valueOf(seen);
            problem =
                    "%s: %s (expected: %s)"
                            .formatted(
                                    field,
                                    text.length() > 64 ? text.substring(0, 64) + "…" : text,
                                    expected);
        }
    }

    boolean failed() {
        return problem != null;
    }

    String problem() {
        return String.valueOf(problem);
    }

    Instant time() {
        return time == null ? receivedAt : time;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    long sequence() {
        return sequence;
    }

    int boot() {
        return boot;
    }

    private long integer(JsonParser parser, String field, long max) {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT
                || parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                || parser.getLongValue() < 0
                || parser.getLongValue() > max) {
            fail(
                    field,
                    parser.currentToken().isScalarValue()
                            ? parser.getString()
                            : parser.currentToken(),
                    "an integer 0..%d".formatted(max));
            parser.skipChildren();
            return 0;
        }
        return parser.getLongValue();
    }

    private static Instant instant(String text) {
        return text.endsWith("Z") ? Instant.parse(text) : OffsetDateTime.parse(text).toInstant();
    }
}
