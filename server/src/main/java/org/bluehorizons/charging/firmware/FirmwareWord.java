package org.bluehorizons.charging.firmware;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a station says of its firmware.
 *
 * @param action the message that says it
 * @param requestId of the job; null when the message names none
 * @param status OCPP's word
 * @param locations where published firmware can be had
 */
record FirmwareWord(
        String station,
        String action,
        @Nullable Integer requestId,
        String status,
        List<String> locations,
        Instant at) {

    FirmwareWord {
        locations = List.copyOf(locations);
    }

    /** Whether it tells of the station's own firmware. */
    boolean isOfJob() {
        return !action.startsWith("Publish");
    }
}
