package org.bluehorizons.charging.live;

import java.time.Instant;
import org.bluehorizons.charging.ocpp.OcppError;
import org.jspecify.annotations.Nullable;

/**
 * What a station says of a connector, whichever version it speaks.
 *
 * @param evse 0: the station as a whole
 * @param connector 0: the whole of it
 * @param errorCode null when there is no error
 * @param statusAt by the station's clock, or when it told none, by ours
 * @param receivedAt by our clock
 */
record StatusReport(
        String station,
        int evse,
        int connector,
        String status,
        @Nullable String errorCode,
        @Nullable String info,
        @Nullable String vendorId,
        @Nullable String vendorErrorCode,
        Instant statusAt,
        Instant receivedAt) {

    static final int LARGEST_NUMBER = 1_000;

    /** The error of a number that no connector can have. */
    static final OcppError WRONG_NUMBER = OcppError.PROPERTY_CONSTRAINT_VIOLATION;

    static boolean isNumber(int given) {
        return given >= 0 && given <= LARGEST_NUMBER;
    }
}
