package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1 {@code UpdateFirmware}. Asks for a firmware update. */
public final class UpdateFirmware {

    private UpdateFirmware() {}

    public record Request(
            @Nullable Integer retries,
            @Nullable Integer retryInterval,
            Integer requestId,
            Firmware firmware) {}

    public record Response(UpdateFirmwareStatus status, @Nullable StatusInfo statusInfo) {}

    public record Firmware(
            @Size(max = 512) String location,
            Instant retrieveDateTime,
            @Nullable Instant installDateTime,
            @Size(max = 5500) @Nullable String signingCertificate,
            @Size(max = 800) @Nullable String signature) {}

    public enum UpdateFirmwareStatus {
        @JsonProperty("Accepted")
        ACCEPTED,
        @JsonProperty("Rejected")
        REJECTED,
        @JsonProperty("AcceptedCanceled")
        ACCEPTED_CANCELED,
        @JsonProperty("InvalidCertificate")
        INVALID_CERTIFICATE,
        @JsonProperty("RevokedCertificate")
        REVOKED_CERTIFICATE
    }
}
