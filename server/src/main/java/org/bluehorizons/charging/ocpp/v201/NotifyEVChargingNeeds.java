package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1 {@code NotifyEVChargingNeeds}. Tells what a vehicle wants to charge. */
public final class NotifyEVChargingNeeds {

    private NotifyEVChargingNeeds() {}

    public record Request(
            @Nullable Integer maxScheduleTuples, ChargingNeeds chargingNeeds, Integer evseId) {}

    public record Response(NotifyEVChargingNeedsStatus status, @Nullable StatusInfo statusInfo) {}

    public record ACChargingParameters(
            Integer energyAmount,
            Integer evMinCurrent,
            Integer evMaxCurrent,
            Integer evMaxVoltage) {}

    public record DCChargingParameters(
            Integer evMaxCurrent,
            Integer evMaxVoltage,
            @Nullable Integer energyAmount,
            @Nullable Integer evMaxPower,
            @Min(0) @Max(100) @Nullable Integer stateOfCharge,
            @Nullable Integer evEnergyCapacity,
            @Min(0) @Max(100) @Nullable Integer fullSoC,
            @Min(0) @Max(100) @Nullable Integer bulkSoC) {}

    public enum EnergyTransferMode {
        @JsonProperty("DC")
        DC,
        @JsonProperty("AC_single_phase")
        AC_SINGLE_PHASE,
        @JsonProperty("AC_two_phase")
        AC_TWO_PHASE,
        @JsonProperty("AC_three_phase")
        AC_THREE_PHASE
    }

    public record ChargingNeeds(
            @Nullable ACChargingParameters acChargingParameters,
            @Nullable DCChargingParameters dcChargingParameters,
            EnergyTransferMode requestedEnergyTransfer,
            @Nullable Instant departureTime) {}

    public enum NotifyEVChargingNeedsStatus {
        @JsonProperty("Accepted")
        ACCEPTED,
        @JsonProperty("Rejected")
        REJECTED,
        @JsonProperty("Processing")
        PROCESSING
    }
}
