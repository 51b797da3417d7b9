package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1 {@code GetChargingProfiles}. Asks which charging profiles are installed. */
public final class GetChargingProfiles {

    private GetChargingProfiles() {}

    public record Request(
            Integer requestId,
            @Nullable Integer evseId,
            ChargingProfileCriterion chargingProfile) {}

    public record Response(GetChargingProfileStatus status, @Nullable StatusInfo statusInfo) {}

    public record ChargingProfileCriterion(
            @Nullable ChargingProfilePurpose chargingProfilePurpose,
            @Nullable Integer stackLevel,
            @Size(min = 1) @Nullable List<Integer> chargingProfileId,
            @Size(min = 1, max = 4) @Nullable List<ChargingLimitSource> chargingLimitSource) {}

    public enum GetChargingProfileStatus {
        @JsonProperty("Accepted")
        ACCEPTED,
        @JsonProperty("NoProfiles")
        NO_PROFILES
    }
}
