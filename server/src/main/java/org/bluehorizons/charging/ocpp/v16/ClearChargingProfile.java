package org.bluehorizons.charging.ocpp.v16;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** OCPP 1.6 {@code ClearChargingProfile}. Removes charging profiles. */
public final class ClearChargingProfile {

    private ClearChargingProfile() {}

    public record Request(
            @Nullable Integer id,
            @Nullable Integer connectorId,
            @Nullable ChargingProfilePurpose chargingProfilePurpose,
            @Nullable Integer stackLevel) {}

    public record Response(Status status) {}

    public enum Status {
        @JsonProperty("Accepted")
        ACCEPTED,
        @JsonProperty("Unknown")
        UNKNOWN
    }
}
