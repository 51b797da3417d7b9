package org.bluehorizons.charging.ocpp.v201;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * OCPP 2.0.1 {@code GetTransactionStatus}. Asks whether messages of a transaction wait in the
 * queue.
 */
public final class GetTransactionStatus {

    private GetTransactionStatus() {}

    public record Request(@Size(max = 36) @Nullable String transactionId) {}

    public record Response(@Nullable Boolean ongoingIndicator, Boolean messagesInQueue) {}
}
