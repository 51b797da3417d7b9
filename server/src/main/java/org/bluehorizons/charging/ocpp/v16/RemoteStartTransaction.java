package org.bluehorizons.charging.ocpp.v16;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** OCPP 1.6 {@code RemoteStartTransaction}. Asks to start a transaction. */
public final class RemoteStartTransaction {

    private RemoteStartTransaction() {}

    public record Request(
            @Nullable Integer connectorId,
            @Size(max = 20) String idTag,
            @Nullable ChargingProfile chargingProfile) {}

    public record Response(Status status) {}

    public enum Status {
        @JsonProperty("Accepted")
        ACCEPTED,
        @JsonProperty("Rejected")
        REJECTED
    }
}
