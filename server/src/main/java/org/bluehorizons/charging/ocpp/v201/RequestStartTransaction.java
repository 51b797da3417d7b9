package org.bluehorizons.charging.ocpp.v201;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1 {@code RequestStartTransaction}. Asks to start a transaction. */
public final class RequestStartTransaction {

    private RequestStartTransaction() {}

    public record Request(
            @Nullable Integer evseId,
            @Nullable IdToken groupIdToken,
            IdToken idToken,
            Integer remoteStartId,
            @Nullable ChargingProfile chargingProfile) {}

    public record Response(
            RequestStartStopStatus status,
            @Nullable StatusInfo statusInfo,
            @Size(max = 36) @Nullable String transactionId) {}
}
