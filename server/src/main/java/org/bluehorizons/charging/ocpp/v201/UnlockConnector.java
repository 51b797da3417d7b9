package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1 {@code UnlockConnector}. Frees a stuck cable. */
public final class UnlockConnector {

    private UnlockConnector() {}

    public record Request(Integer evseId, Integer connectorId) {}

    public record Response(UnlockStatus status, @Nullable StatusInfo statusInfo) {}

    public enum UnlockStatus {
        @JsonProperty("Unlocked")
        UNLOCKED,
        @JsonProperty("UnlockFailed")
        UNLOCK_FAILED,
        @JsonProperty("OngoingAuthorizedTransaction")
        ONGOING_AUTHORIZED_TRANSACTION,
        @JsonProperty("UnknownConnector")
        UNKNOWN_CONNECTOR
    }
}
