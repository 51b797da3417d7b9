package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1 {@code SendLocalList}. Brings the local authorization list or changes of it. */
public final class SendLocalList {

    private SendLocalList() {}

    public record Request(
            @Size(min = 1) @Nullable List<AuthorizationData> localAuthorizationList,
            Integer versionNumber,
            Update updateType) {}

    public record Response(SendLocalListStatus status, @Nullable StatusInfo statusInfo) {}

    public record AuthorizationData(IdToken idToken, @Nullable IdTokenInfo idTokenInfo) {}

    public enum Update {
        @JsonProperty("Differential")
        DIFFERENTIAL,
        @JsonProperty("Full")
        FULL
    }

    public enum SendLocalListStatus {
        @JsonProperty("Accepted")
        ACCEPTED,
        @JsonProperty("Failed")
        FAILED,
        @JsonProperty("VersionMismatch")
        VERSION_MISMATCH
    }
}
