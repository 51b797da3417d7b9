package org.bluehorizons.charging.ocpp.v16;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OCPP 1.6 {@code SendLocalList}. Brings the local authorization list or changes of it. */
public final class SendLocalList {

    private SendLocalList() {}

    public record Request(
            Integer listVersion,
            @Nullable List<AuthorizationData> localAuthorizationList,
            UpdateType updateType) {}

    public record Response(Status status) {}

    public enum Status {
        @JsonProperty("Accepted")
        ACCEPTED,
        @JsonProperty("Failed")
        FAILED,
        @JsonProperty("NotSupported")
        NOT_SUPPORTED,
        @JsonProperty("VersionMismatch")
        VERSION_MISMATCH
    }

    public record AuthorizationData(@Size(max = 20) String idTag, @Nullable IdTagInfo idTagInfo) {}

    public enum UpdateType {
        @JsonProperty("Differential")
        DIFFERENTIAL,
        @JsonProperty("Full")
        FULL
    }
}
