package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1 {@code ClearChargingProfile}. Removes charging profiles. */
public final class ClearChargingProfile {

    private ClearChargingProfile() {}

    public record Request(
            @Nullable Integer chargingProfileId,
            @Nullable ClearChargingProfileKind chargingProfileCriteria) {}

    public record Response(ClearChargingProfileStatus status, @Nullable StatusInfo statusInfo) {}

    public record ClearChargingProfileKind(
            @Nullable Integer evseId,
            @Nullable ChargingProfilePurpose chargingProfilePurpose,
            @Nullable Integer stackLevel) {}

    public enum ClearChargingProfileStatus {
        @JsonProperty("Accepted")
        ACCEPTED,
        @JsonProperty("Unknown")
        UNKNOWN
    }
}
