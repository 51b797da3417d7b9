package org.bluehorizons.charging.ocpp.v16;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** OCPP 1.6 {@code GetLog}. Asks for an upload of a log. */
public final class GetLog {

    private GetLog() {}

    public record Request(
            LogParameters log,
            Log logType,
            Integer requestId,
            @Nullable Integer retries,
            @Nullable Integer retryInterval) {}

    public record Response(LogStatus status, @Size(max = 255) @Nullable String filename) {}

    public record LogParameters(
            @Size(max = 512) String remoteLocation,
            @Nullable Instant oldestTimestamp,
            @Nullable Instant latestTimestamp) {}

    public enum Log {
        @JsonProperty("DiagnosticsLog")
        DIAGNOSTICS_LOG,
        @JsonProperty("SecurityLog")
        SECURITY_LOG
    }

    public enum LogStatus {
        @JsonProperty("Accepted")
        ACCEPTED,
        @JsonProperty("Rejected")
        REJECTED,
        @JsonProperty("AcceptedCanceled")
        ACCEPTED_CANCELED
    }
}
