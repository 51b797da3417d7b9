package org.bluehorizons.charging.ocpp.v16;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** OCPP 1.6 {@code StartTransaction}. Tells that a transaction has started. */
public final class StartTransaction {

    private StartTransaction() {}

    public record Request(
            Integer connectorId,
            @Size(max = 20) String idTag,
            Long meterStart,
            @Nullable Integer reservationId,
            Instant timestamp) {}

    public record Response(IdTagInfo idTagInfo, Integer transactionId) {}
}
