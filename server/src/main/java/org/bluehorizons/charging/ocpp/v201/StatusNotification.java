package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/** OCPP 2.0.1 {@code StatusNotification}. Tells the state of a connector. */
public final class StatusNotification {

    private StatusNotification() {}

    public record Request(
            Instant timestamp,
            ConnectorStatus connectorStatus,
            Integer evseId,
            Integer connectorId) {}

    public record Response() {}

    public enum ConnectorStatus {
        @JsonProperty("Available")
        AVAILABLE,
        @JsonProperty("Occupied")
        OCCUPIED,
        @JsonProperty("Reserved")
        RESERVED,
        @JsonProperty("Unavailable")
        UNAVAILABLE,
        @JsonProperty("Faulted")
        FAULTED
    }
}
