package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1 {@code GetDisplayMessages}. Asks which messages are on the display. */
public final class GetDisplayMessages {

    private GetDisplayMessages() {}

    public record Request(
            @Size(min = 1) @Nullable List<Integer> id,
            Integer requestId,
            @Nullable MessagePriority priority,
            @Nullable MessageState state) {}

    public record Response(GetDisplayMessagesStatus status, @Nullable StatusInfo statusInfo) {}

    public enum GetDisplayMessagesStatus {
        @JsonProperty("Accepted")
        ACCEPTED,
        @JsonProperty("Unknown")
        UNKNOWN
    }
}
