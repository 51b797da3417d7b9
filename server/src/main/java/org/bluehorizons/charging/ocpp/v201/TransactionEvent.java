package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1 {@code TransactionEvent}. Tells of a start, change or end of a transaction. */
public final class TransactionEvent {

    private TransactionEvent() {}

    public record Request(
            TransactionEventKind eventType,
            @Size(min = 1) @Nullable List<MeterValue> meterValue,
            Instant timestamp,
            TriggerReason triggerReason,
            Integer seqNo,
            @Nullable Boolean offline,
            @Nullable Integer numberOfPhasesUsed,
            @Nullable Integer cableMaxCurrent,
            @Nullable Integer reservationId,
            Transaction transactionInfo,
            @Nullable EVSE evse,
            @Nullable IdToken idToken) {}

    public record Response(
            @Nullable BigDecimal totalCost,
            @Nullable Integer chargingPriority,
            @Nullable IdTokenInfo idTokenInfo,
            @Nullable MessageContent updatedPersonalMessage) {}

    public enum TransactionEventKind {
        @JsonProperty("Ended")
        ENDED,
        @JsonProperty("Started")
        STARTED,
        @JsonProperty("Updated")
        UPDATED
    }

    public enum TriggerReason {
        @JsonProperty("Authorized")
        AUTHORIZED,
        @JsonProperty("CablePluggedIn")
        CABLE_PLUGGED_IN,
        @JsonProperty("ChargingRateChanged")
        CHARGING_RATE_CHANGED,
        @JsonProperty("ChargingStateChanged")
        CHARGING_STATE_CHANGED,
        @JsonProperty("Deauthorized")
        DEAUTHORIZED,
        @JsonProperty("EnergyLimitReached")
        ENERGY_LIMIT_REACHED,
        @JsonProperty("EVCommunicationLost")
        EV_COMMUNICATION_LOST,
        @JsonProperty("EVConnectTimeout")
        EV_CONNECT_TIMEOUT,
        @JsonProperty("MeterValueClock")
        METER_VALUE_CLOCK,
        @JsonProperty("MeterValuePeriodic")
        METER_VALUE_PERIODIC,
        @JsonProperty("TimeLimitReached")
        TIME_LIMIT_REACHED,
        @JsonProperty("Trigger")
        TRIGGER,
        @JsonProperty("UnlockCommand")
        UNLOCK_COMMAND,
        @JsonProperty("StopAuthorized")
        STOP_AUTHORIZED,
        @JsonProperty("EVDeparted")
        EV_DEPARTED,
        @JsonProperty("EVDetected")
        EV_DETECTED,
        @JsonProperty("RemoteStop")
        REMOTE_STOP,
        @JsonProperty("RemoteStart")
        REMOTE_START,
        @JsonProperty("AbnormalCondition")
        ABNORMAL_CONDITION,
        @JsonProperty("SignedDataReceived")
        SIGNED_DATA_RECEIVED,
        @JsonProperty("ResetCommand")
        RESET_COMMAND
    }

    public enum ChargingState {
        @JsonProperty("Charging")
        CHARGING,
        @JsonProperty("EVConnected")
        EV_CONNECTED,
        @JsonProperty("SuspendedEV")
        SUSPENDED_EV,
        @JsonProperty("SuspendedEVSE")
        SUSPENDED_EVSE,
        @JsonProperty("Idle")
        IDLE
    }

    public enum Reason {
        @JsonProperty("DeAuthorized")
        DE_AUTHORIZED,
        @JsonProperty("EmergencyStop")
        EMERGENCY_STOP,
        @JsonProperty("EnergyLimitReached")
        ENERGY_LIMIT_REACHED,
        @JsonProperty("EVDisconnected")
        EV_DISCONNECTED,
        @JsonProperty("GroundFault")
        GROUND_FAULT,
        @JsonProperty("ImmediateReset")
        IMMEDIATE_RESET,
        @JsonProperty("Local")
        LOCAL,
        @JsonProperty("LocalOutOfCredit")
        LOCAL_OUT_OF_CREDIT,
        @JsonProperty("MasterPass")
        MASTER_PASS,
        @JsonProperty("Other")
        OTHER,
        @JsonProperty("OvercurrentFault")
        OVERCURRENT_FAULT,
        @JsonProperty("PowerLoss")
        POWER_LOSS,
        @JsonProperty("PowerQuality")
        POWER_QUALITY,
        @JsonProperty("Reboot")
        REBOOT,
        @JsonProperty("Remote")
        REMOTE,
        @JsonProperty("SOCLimitReached")
        SOC_LIMIT_REACHED,
        @JsonProperty("StoppedByEV")
        STOPPED_BY_EV,
        @JsonProperty("TimeLimitReached")
        TIME_LIMIT_REACHED,
        @JsonProperty("Timeout")
        TIMEOUT
    }

    public record Transaction(
            @Size(max = 36) String transactionId,
            @Nullable ChargingState chargingState,
            @Nullable Integer timeSpentCharging,
            @Nullable Reason stoppedReason,
            @Nullable Integer remoteStartId) {}
}
