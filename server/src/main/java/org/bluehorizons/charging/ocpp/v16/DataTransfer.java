package org.bluehorizons.charging.ocpp.v16;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** OCPP 1.6 {@code DataTransfer}. Carries what vendors agreed on among themselves. */
public final class DataTransfer {

    private DataTransfer() {}

    public record Request(
            @Size(max = 255) String vendorId,
            @Size(max = 50) @Nullable String messageId,
            @Nullable String data) {}

    public record Response(Status status, @Nullable String data) {}

    public enum Status {
        @JsonProperty("Accepted")
        ACCEPTED,
        @JsonProperty("Rejected")
        REJECTED,
        @JsonProperty("UnknownMessageId")
        UNKNOWN_MESSAGE_ID,
        @JsonProperty("UnknownVendorId")
        UNKNOWN_VENDOR_ID
    }
}
