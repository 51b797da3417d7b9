package org.bluehorizons.charging.ocpp.v16;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** OCPP 1.6 {@code GetDiagnostics}. Asks for an upload of diagnostics. */
public final class GetDiagnostics {

    private GetDiagnostics() {}

    public record Request(
            String location,
            @Nullable Integer retries,
            @Nullable Integer retryInterval,
            @Nullable Instant startTime,
            @Nullable Instant stopTime) {}

    public record Response(@Size(max = 255) @Nullable String fileName) {}
}
