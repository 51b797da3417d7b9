package org.bluehorizons.charging.ocpp.v16;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** OCPP 1.6 {@code SignedUpdateFirmware}. Asks for an update with signed firmware. */
public final class SignedUpdateFirmware {

    private SignedUpdateFirmware() {}

    public record Request(
            @Nullable Integer retries,
            @Nullable Integer retryInterval,
            Integer requestId,
            Firmware firmware) {}

    public record Response(UpdateFirmwareStatus status) {}

    public record Firmware(
            @Size(max = 512) String location,
            Instant retrieveDateTime,
            @Nullable Instant installDateTime,
            @Size(max = 5500) String signingCertificate,
            @Size(max = 800) String signature) {}

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
