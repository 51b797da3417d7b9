package org.bluehorizons.vehicles.state;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.bluehorizons.vehicles.VehicleId;
import org.bluehorizons.vehicles.VehicleStatus;
import org.bluehorizons.vehicles.telemetry.DoorSet;
import org.bluehorizons.vehicles.telemetry.Signals;
import org.jspecify.annotations.Nullable;

/** A car's record with its live state. */
@Schema(name = "LiveVehicle")
record VehicleView(
        @Schema(type = "string", format = "uuid") VehicleId id,
        @Schema(example = "LGXCE4CB1P0123456") String vin,
        @Schema(example = "SXX1234A") String plate,
        @Schema(example = "BYD") String make,
        @Schema(example = "Atto 3") String model,
        @Schema(example = "60.48") BigDecimal batteryKilowattHours,
        @Schema(example = "420") int rangeKilometres,
        @Schema(example = "5") int seats,
        @Schema(example = "SG") String market,
        VehicleStatus status,
        Instant createdAt,
        @Nullable Instant retiredAt,
        State state) {

    private static final List<String> DOORS =
            List.of(
                    "Row1.DriverSide",
                    "Row1.PassengerSide",
                    "Row2.DriverSide",
                    "Row2.PassengerSide",
                    "Trunk");

    /** What is known of a car now; null what no message told. */
    @Schema(name = "LiveState")
    record State(
            @Schema(description = "Grows with every change of any car.", example = "4711")
                    long version,
            boolean connected,
            @Schema(description = "When its connection came or went.")
                    @Nullable Instant connectedChangedAt,
            @Schema(description = "The car's clock, of its newest message.")
                    @Nullable Instant recordedAt,
            @Nullable Instant receivedAt,
            @Nullable Position position,
            @Schema(example = "43.2") @Nullable Float speedKmh,
            @Schema(example = "71.5") @Nullable Float stateOfChargePercent,
            @Schema(example = "268000") @Nullable Integer rangeMetres,
            @Schema(example = "18234567") @Nullable Long odometerMetres,
            @Nullable Boolean moving,
            @Nullable Boolean charging,
            @Nullable Boolean plugged,
            @Nullable Boolean immobilised,
            @Schema(description = "Whether the key or card is in its holder.")
                    @Nullable Boolean keyReturned,
            @Schema(description = "Whether all doors that it told of are locked.")
                    @Nullable Boolean locked,
            @Schema(example = "[\"Row1.DriverSide\"]") List<String> doorsOpen,
            @Nullable TractionBattery tractionBattery,
            @Schema(example = "12.6") @Nullable Float lowVoltageVolts,
            @Schema(example = "24.0") @Nullable Float cabinCelsius,
            @Nullable TyrePressures tyrePressuresKpa,
            @Schema(example = "[\"P0A80\"]") List<String> faultCodes) {

        @JsonIgnore
        boolean isKnown() {
            return version > 0;
        }

        static State of(
                long version,
                boolean connected,
                @Nullable Instant connectedChangedAt,
                @Nullable Instant recordedAt,
                @Nullable Instant receivedAt,
                Signals signals) {
            return new State(
                    version,
                    connected,
                    connectedChangedAt,
                    recordedAt,
                    receivedAt,
                    Position.of(signals),
                    signals.speedKmh(),
                    signals.socPercent(),
                    signals.rangeMetres(),
                    signals.odometerMetres(),
                    signals.moving(),
                    signals.charging(),
                    signals.plugged(),
                    signals.immobilised(),
                    signals.keyReturned(),
                    locked(signals.doorsLocked()),
                    open(signals.doorsOpen()),
                    TractionBattery.of(signals),
                    signals.lowVoltageVolts(),
                    signals.cabinCelsius(),
                    TyrePressures.of(signals),
                    signals.faultCodes() == null ? List.of() : signals.faultCodes());
        }

        private static @Nullable Boolean locked(DoorSet doors) {
            return doors.known() == 0 ? null : (Boolean) (doors.set() == doors.known());
        }

        private static List<String> open(DoorSet doors) {
            return IntStream.range(0, DOORS.size())
                    .filter(door -> (doors.set() >> door & 1) == 1)
                    .mapToObj(DOORS::get)
                    .toList();
        }
    }

    @Schema(name = "VehiclePosition", description = "WGS 84.")
    record Position(
            @Schema(example = "1.290270") double latitude,
            @Schema(example = "103.851959") double longitude,
            @Schema(description = "From north.", example = "87.5") @Nullable Float headingDegrees) {

        static @Nullable Position of(Signals signals) {
            return signals.latitude() == null || signals.longitude() == null
                    ? null
                    : new Position(
                            signals.latitude(), signals.longitude(), signals.headingDegrees());
        }
    }

    record TractionBattery(
            @Schema(example = "387.2") @Nullable Float volts,
            @Schema(description = "Positive while charging.", example = "-14200")
                    @Nullable Float watts,
            @Schema(example = "33.1") @Nullable Float celsius) {

        static @Nullable TractionBattery of(Signals signals) {
            return signals.tractionVolts() == null
                            && signals.tractionWatts() == null
                            && signals.tractionCelsius() == null
                    ? null
                    : new TractionBattery(
                            signals.tractionVolts(),
                            signals.tractionWatts(),
                            signals.tractionCelsius());
        }
    }

    record TyrePressures(
            @Schema(example = "241") @Nullable Short frontLeft,
            @Nullable Short frontRight,
            @Nullable Short rearLeft,
            @Nullable Short rearRight) {

        static @Nullable TyrePressures of(Signals signals) {
            return signals.tyreFrontLeftKpa() == null
                            && signals.tyreFrontRightKpa() == null
                            && signals.tyreRearLeftKpa() == null
                            && signals.tyreRearRightKpa() == null
                    ? null
                    : new TyrePressures(
                            signals.tyreFrontLeftKpa(),
                            signals.tyreFrontRightKpa(),
                            signals.tyreRearLeftKpa(),
                            signals.tyreRearRightKpa());
        }
    }
}
