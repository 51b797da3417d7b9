package org.bluehorizons.charging.ocpp.v16;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** OCPP 1.6 {@code TriggerMessage}. Asks a station to send a message now. */
public final class TriggerMessage {

    private TriggerMessage() {}

    public record Request(RequestedMessage requestedMessage, @Nullable Integer connectorId) {}

    public record Response(Status status) {}

    public enum Status {
        @JsonProperty("Accepted")
        ACCEPTED,
        @JsonProperty("Rejected")
        REJECTED,
        @JsonProperty("NotImplemented")
        NOT_IMPLEMENTED
    }

    public enum RequestedMessage {
        @JsonProperty("BootNotification")
        BOOT_NOTIFICATION,
        @JsonProperty("DiagnosticsStatusNotification")
        DIAGNOSTICS_STATUS_NOTIFICATION,
        @JsonProperty("FirmwareStatusNotification")
        FIRMWARE_STATUS_NOTIFICATION,
        @JsonProperty("Heartbeat")
        HEARTBEAT,
        @JsonProperty("MeterValues")
        METER_VALUES,
        @JsonProperty("StatusNotification")
        STATUS_NOTIFICATION
    }
}
