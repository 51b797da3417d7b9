package org.bluehorizons.charging.ocpp.v16;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** OCPP 1.6 {@code StatusNotification}. Tells the state of a connector. */
public final class StatusNotification {

    private StatusNotification() {}

    public record Request(
            Integer connectorId,
            ErrorCode errorCode,
            @Size(max = 50) @Nullable String info,
            Status status,
            @Nullable Instant timestamp,
            @Size(max = 255) @Nullable String vendorId,
            @Size(max = 50) @Nullable String vendorErrorCode) {}

    public record Response() {}

    public enum Status {
        @JsonProperty("Available")
        AVAILABLE,
        @JsonProperty("Preparing")
        PREPARING,
        @JsonProperty("Charging")
        CHARGING,
        @JsonProperty("SuspendedEVSE")
        SUSPENDED_EVSE,
        @JsonProperty("SuspendedEV")
        SUSPENDED_EV,
        @JsonProperty("Finishing")
        FINISHING,
        @JsonProperty("Reserved")
        RESERVED,
        @JsonProperty("Unavailable")
        UNAVAILABLE,
        @JsonProperty("Faulted")
        FAULTED
    }

    public enum ErrorCode {
        @JsonProperty("ConnectorLockFailure")
        CONNECTOR_LOCK_FAILURE,
        @JsonProperty("EVCommunicationError")
        EV_COMMUNICATION_ERROR,
        @JsonProperty("GroundFailure")
        GROUND_FAILURE,
        @JsonProperty("HighTemperature")
        HIGH_TEMPERATURE,
        @JsonProperty("InternalError")
        INTERNAL_ERROR,
        @JsonProperty("LocalListConflict")
        LOCAL_LIST_CONFLICT,
        @JsonProperty("NoError")
        NO_ERROR,
        @JsonProperty("OtherError")
        OTHER_ERROR,
        @JsonProperty("OverCurrentFailure")
        OVER_CURRENT_FAILURE,
        @JsonProperty("PowerMeterFailure")
        POWER_METER_FAILURE,
        @JsonProperty("PowerSwitchFailure")
        POWER_SWITCH_FAILURE,
        @JsonProperty("ReaderFailure")
        READER_FAILURE,
        @JsonProperty("ResetFailure")
        RESET_FAILURE,
        @JsonProperty("UnderVoltage")
        UNDER_VOLTAGE,
        @JsonProperty("OverVoltage")
        OVER_VOLTAGE,
        @JsonProperty("WeakSignal")
        WEAK_SIGNAL
    }
}
