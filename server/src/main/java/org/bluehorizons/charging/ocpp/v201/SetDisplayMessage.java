package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1 {@code SetDisplayMessage}. Shows a message. */
public final class SetDisplayMessage {

    private SetDisplayMessage() {}

    public record Request(MessageInfo message) {}

    public record Response(DisplayMessageStatus status, @Nullable StatusInfo statusInfo) {}

    public enum DisplayMessageStatus {
        @JsonProperty("Accepted")
        ACCEPTED,
        @JsonProperty("NotSupportedMessageFormat")
        NOT_SUPPORTED_MESSAGE_FORMAT,
        @JsonProperty("Rejected")
        REJECTED,
        @JsonProperty("NotSupportedPriority")
        NOT_SUPPORTED_PRIORITY,
        @JsonProperty("NotSupportedState")
        NOT_SUPPORTED_STATE,
        @JsonProperty("UnknownTransaction")
        UNKNOWN_TRANSACTION
    }
}
