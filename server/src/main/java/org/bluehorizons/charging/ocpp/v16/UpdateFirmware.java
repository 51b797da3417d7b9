package org.bluehorizons.charging.ocpp.v16;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** OCPP 1.6 {@code UpdateFirmware}. Asks for a firmware update. */
public final class UpdateFirmware {

    private UpdateFirmware() {}

    public record Request(
            String location,
            @Nullable Integer retries,
            Instant retrieveDate,
            @Nullable Integer retryInterval) {}

    public record Response() {}
}
