package org.bluehorizons.charging.gateway;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the message log: a call and its answer.
 *
 * @param fromStation who called
 * @param error the CALLERROR's code, or {@code timeout}
 * @param millis from the call to its answer; null when there was none
 */
record LoggedMessage(
        String station,
        Instant at,
        long connection,
        boolean fromStation,
        String action,
        String messageId,
        String request,
        @Nullable String response,
        @Nullable String error,
        @Nullable Integer millis) {}
