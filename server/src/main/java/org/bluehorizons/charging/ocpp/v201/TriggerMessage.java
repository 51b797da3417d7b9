package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1 {@code TriggerMessage}. Asks a station to send a message now. */
public final class TriggerMessage {

    private TriggerMessage() {}

    public record Request(@Nullable EVSE evse, MessageTrigger requestedMessage) {}

    public record Response(TriggerMessageStatus status, @Nullable StatusInfo statusInfo) {}

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
        @JsonProperty("SignChargingStationCertificate")
        SIGN_CHARGING_STATION_CERTIFICATE,
        @JsonProperty("SignV2GCertificate")
        SIGN_V2_G_CERTIFICATE,
        @JsonProperty("StatusNotification")
        STATUS_NOTIFICATION,
        @JsonProperty("TransactionEvent")
        TRANSACTION_EVENT,
        @JsonProperty("SignCombinedCertificate")
        SIGN_COMBINED_CERTIFICATE,
        @JsonProperty("PublishFirmwareStatusNotification")
        PUBLISH_FIRMWARE_STATUS_NOTIFICATION
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
