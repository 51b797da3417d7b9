package org.bluehorizons.charging.ocpp.v201;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1 {@code RequestStopTransaction}. Asks to stop a transaction. */
public final class RequestStopTransaction {

    private RequestStopTransaction() {}

    public record Request(@Size(max = 36) String transactionId) {}

    public record Response(RequestStartStopStatus status, @Nullable StatusInfo statusInfo) {}
}
