package org.bluehorizons.charging.ocpp.v16;

import com.fasterxml.jackson.annotation.JsonProperty;

/** OCPP 1.6 {@code Reset}. Restarts a station. */
public final class Reset {

    private Reset() {}

    public record Request(Type type) {}

    public record Response(Status status) {}

    public enum Status {
        @JsonProperty("Accepted")
        ACCEPTED,
        @JsonProperty("Rejected")
        REJECTED
    }

    public enum Type {
        @JsonProperty("Hard")
        HARD,
        @JsonProperty("Soft")
        SOFT
    }
}
