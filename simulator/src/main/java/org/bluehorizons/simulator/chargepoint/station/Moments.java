package org.bluehorizons.simulator.chargepoint.station;

import java.time.DateTimeException;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** Moments as OCPP writes them, and as milliseconds of the epoch. */
public final class Moments {

    private Moments() {}

    public static String text(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    /**
     * @param otherwise when there is none
     * @throws IllegalArgumentException when it is no moment
     */
    public static long of(JsonNode text, long otherwise) {
        try {
            return text.isString() ? Instant.parse(text.asString()).toEpochMilli() : otherwise;
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException("no moment: " + text, unreadable);
        }
    }
}
