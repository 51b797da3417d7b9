package org.bluehorizons.charging.ocpp.v16;

import com.fasterxml.jackson.annotation.JsonProperty;

/** OCPP 1.6 {@code UnlockConnector}. Frees a stuck cable. */
public final class UnlockConnector {

    private UnlockConnector() {}

    public record Request(Integer connectorId) {}

    public record Response(Status status) {}

    public enum Status {
        @JsonProperty("Unlocked")
        UNLOCKED,
        @JsonProperty("UnlockFailed")
        UNLOCK_FAILED,
        @JsonProperty("NotSupported")
        NOT_SUPPORTED
    }
}
