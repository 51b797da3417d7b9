package org.bluehorizons.charging.ocpp.v201;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1 {@code NotifyCustomerInformation}. Brings what a station knows of a customer. */
public final class NotifyCustomerInformation {

    private NotifyCustomerInformation() {}

    public record Request(
            @Size(max = 512) String data,
            @Nullable Boolean tbc,
            Integer seqNo,
            Instant generatedAt,
            Integer requestId) {}

    public record Response() {}
}
