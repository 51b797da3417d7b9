package org.bluehorizons.charging.ocpp.v16;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** OCPP 1.6 {@code ExtendedTriggerMessage}. Asks a station to send a message now. */
public final class ExtendedTriggerMessage {

    private ExtendedTriggerMessage() {}

    public record Request(MessageTrigger requestedMessage, @Nullable Integer connectorId) {}

    public record Response(TriggerMessageStatus status) {}

    public enum MessageTrigger {
        @JsonProperty("BootNotification")
        BOOT_NOTIFICATION,
        @JsonProperty("LogStatusNotification")
        LOG_STATUS_NOTIFICATION,
        @JsonProperty("FirmwareStatusNotification")
        FIRMWARE_STATUS_NOTIFICATION,
        @JsonProperty("Heartbeat")
        HEARTBEAT,
        @JsonProperty("MeterValues")
        METER_VALUES,
        @JsonProperty("SignChargePointCertificate")
        SIGN_CHARGE_POINT_CERTIFICATE,
        @JsonProperty("StatusNotification")
        STATUS_NOTIFICATION
    }

    public enum TriggerMessageStatus {
        @JsonProperty("Accepted")
        ACCEPTED,
        @JsonProperty("Rejected")
        REJECTED,
        @JsonProperty("NotImplemented")
        NOT_IMPLEMENTED
    }
}
