package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1 {@code Reset}. Restarts a station. */
public final class Reset {

    private Reset() {}

    public record Request(ResetKind type, @Nullable Integer evseId) {}

    public record Response(ResetStatus status, @Nullable StatusInfo statusInfo) {}

    public enum ResetKind {
        @JsonProperty("Immediate")
        IMMEDIATE,
        @JsonProperty("OnIdle")
        ON_IDLE
    }

    public enum ResetStatus {
        @JsonProperty("Accepted")
        ACCEPTED,
        @JsonProperty("Rejected")
        REJECTED,
        @JsonProperty("Scheduled")
        SCHEDULED
    }
}
