package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1 {@code ClearDisplayMessage}. Removes a message from the display. */
public final class ClearDisplayMessage {

    private ClearDisplayMessage() {}

    public record Request(Integer id) {}

    public record Response(ClearMessageStatus status, @Nullable StatusInfo statusInfo) {}

    public enum ClearMessageStatus {
        @JsonProperty("Accepted")
        ACCEPTED,
        @JsonProperty("Unknown")
        UNKNOWN
    }
}
