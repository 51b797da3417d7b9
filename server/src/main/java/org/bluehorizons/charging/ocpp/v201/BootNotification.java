package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1 {@code BootNotification}. Tells that a station has started and who it is. */
public final class BootNotification {

    private BootNotification() {}

    public record Request(ChargingStation chargingStation, BootReason reason) {}

    public record Response(
            Instant currentTime,
            Integer interval,
            RegistrationStatus status,
            @Nullable StatusInfo statusInfo) {}

    public record Modem(
            @Size(max = 20) @Nullable String iccid, @Size(max = 20) @Nullable String imsi) {}

    public record ChargingStation(
            @Size(max = 25) @Nullable String serialNumber,
            @Size(max = 20) String model,
            @Nullable Modem modem,
            @Size(max = 50) String vendorName,
            @Size(max = 50) @Nullable String firmwareVersion) {}

    public enum BootReason {
        @JsonProperty("ApplicationReset")
        APPLICATION_RESET,
        @JsonProperty("FirmwareUpdate")
        FIRMWARE_UPDATE,
        @JsonProperty("LocalReset")
        LOCAL_RESET,
        @JsonProperty("PowerUp")
        POWER_UP,
        @JsonProperty("RemoteReset")
        REMOTE_RESET,
        @JsonProperty("ScheduledReset")
        SCHEDULED_RESET,
        @JsonProperty("Triggered")
        TRIGGERED,
        @JsonProperty("Unknown")
        UNKNOWN,
        @JsonProperty("Watchdog")
        WATCHDOG
    }

    public enum RegistrationStatus {
        @JsonProperty("Accepted")
        ACCEPTED,
        @JsonProperty("Pending")
        PENDING,
        @JsonProperty("Rejected")
        REJECTED
    }
}
