package org.bluehorizons.charging.ocpp.v16;

import com.fasterxml.jackson.annotation.JsonProperty;

/** OCPP 1.6 {@code ChangeAvailability}. Puts a station or part of it in or out of service. */
public final class ChangeAvailability {

    private ChangeAvailability() {}

    public record Request(Integer connectorId, Type type) {}

    public record Response(Status status) {}

    public enum Status {
        @JsonProperty("Accepted")
        ACCEPTED,
        @JsonProperty("Rejected")
        REJECTED,
        @JsonProperty("Scheduled")
        SCHEDULED
    }

    public enum Type {
        @JsonProperty("Inoperative")
        INOPERATIVE,
        @JsonProperty("Operative")
        OPERATIVE
    }
}
