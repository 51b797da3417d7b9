package org.bluehorizons.charging.ocpp.v16;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** OCPP 1.6 {@code ReserveNow}. Reserves a connector. */
public final class ReserveNow {

    private ReserveNow() {}

    public record Request(
            Integer connectorId,
            Instant expiryDate,
            @Size(max = 20) String idTag,
            @Size(max = 20) @Nullable String parentIdTag,
            Integer reservationId) {}

    public record Response(Status status) {}

    public enum Status {
        @JsonProperty("Accepted")
        ACCEPTED,
        @JsonProperty("Faulted")
        FAULTED,
        @JsonProperty("Occupied")
        OCCUPIED,
        @JsonProperty("Rejected")
        REJECTED,
        @JsonProperty("Unavailable")
        UNAVAILABLE
    }
}
