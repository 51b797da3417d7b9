package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1 {@code ChangeAvailability}. Puts a station or part of it in or out of service. */
public final class ChangeAvailability {

    private ChangeAvailability() {}

    public record Request(@Nullable EVSE evse, OperationalStatus operationalStatus) {}

    public record Response(ChangeAvailabilityStatus status, @Nullable StatusInfo statusInfo) {}

    public enum OperationalStatus {
        @JsonProperty("Inoperative")
        INOPERATIVE,
        @JsonProperty("Operative")
        OPERATIVE
    }

    public enum ChangeAvailabilityStatus {
        @JsonProperty("Accepted")
        ACCEPTED,
        @JsonProperty("Rejected")
        REJECTED,
        @JsonProperty("Scheduled")
        SCHEDULED
    }
}
