package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** OCPP 2.0.1 {@code DataTransfer}. Carries what vendors agreed on among themselves. */
public final class DataTransfer {

    private DataTransfer() {}

    public record Request(
            @Size(max = 50) @Nullable String messageId,
            @Nullable JsonNode data,
            @Size(max = 255) String vendorId) {}

    public record Response(
            DataTransferStatus status, @Nullable StatusInfo statusInfo, @Nullable JsonNode data) {}

    public enum DataTransferStatus {
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
