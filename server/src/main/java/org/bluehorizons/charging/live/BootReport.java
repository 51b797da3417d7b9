package org.bluehorizons.charging.live;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.jspecify.annotations.Nullable;

/**
 * What a station says of itself, whichever version it speaks.
 *
 * @param reason 2.0.1's word, such as {@code PowerUp}; null in 1.6
 * @param receivedAt by our clock
 */
record BootReport(
        String station,
        OcppVersion version,
        String vendor,
        String model,
        @Nullable String serialNumber,
        @Nullable String firmwareVersion,
        @Nullable String iccid,
        @Nullable String imsi,
        @Nullable String meterType,
        @Nullable String meterSerial,
        @Nullable String reason,
        Instant receivedAt) {

    /** For the journal. */
    Map<String, @Nullable Object> told(BootStatus status) {
        var told = new HashMap<String, @Nullable Object>();
        told.put("status", status.word());
        told.put("ocppVersion", version.word());
        told.put("vendor", vendor);
        told.put("model", model);
        told.put("serialNumber", serialNumber);
        told.put("firmwareVersion", firmwareVersion);
        told.put("reason", reason);
        return told;
    }
}
