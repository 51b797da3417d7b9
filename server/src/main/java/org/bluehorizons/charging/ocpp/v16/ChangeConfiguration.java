package org.bluehorizons.charging.ocpp.v16;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;

/** OCPP 1.6 {@code ChangeConfiguration}. Sets a configuration key. */
public final class ChangeConfiguration {

    private ChangeConfiguration() {}

    public record Request(@Size(max = 50) String key, @Size(max = 500) String value) {}

    public record Response(Status status) {}

    public enum Status {
        @JsonProperty("Accepted")
        ACCEPTED,
        @JsonProperty("Rejected")
        REJECTED,
        @JsonProperty("RebootRequired")
        REBOOT_REQUIRED,
        @JsonProperty("NotSupported")
        NOT_SUPPORTED
    }
}
