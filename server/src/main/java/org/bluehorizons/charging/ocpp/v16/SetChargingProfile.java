package org.bluehorizons.charging.ocpp.v16;

import com.fasterxml.jackson.annotation.JsonProperty;

/** OCPP 1.6 {@code SetChargingProfile}. Sets a charging profile. */
public final class SetChargingProfile {

    private SetChargingProfile() {}

    public record Request(Integer connectorId, ChargingProfile csChargingProfiles) {}

    public record Response(Status status) {}

    public enum Status {
        @JsonProperty("Accepted")
        ACCEPTED,
        @JsonProperty("Rejected")
        REJECTED,
        @JsonProperty("NotSupported")
        NOT_SUPPORTED
    }
}
