package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1 {@code SetChargingProfile}. Sets a charging profile. */
public final class SetChargingProfile {

    private SetChargingProfile() {}

    public record Request(Integer evseId, ChargingProfile chargingProfile) {}

    public record Response(ChargingProfileStatus status, @Nullable StatusInfo statusInfo) {}

    public enum ChargingProfileStatus {
        @JsonProperty("Accepted")
        ACCEPTED,
        @JsonProperty("Rejected")
        REJECTED
    }
}
