package org.bluehorizons.vehicles.telemetry;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The signals that have a column of their own: names and units of COVESA VSS 6, and our ranges. */
public enum VssSignal {
    LATITUDE("Vehicle.CurrentLocation.Latitude", "degrees", -90, 90),
    LONGITUDE("Vehicle.CurrentLocation.Longitude", "degrees", -180, 180),
    HEADING("Vehicle.CurrentLocation.Heading", "degrees from north", 0, 360),
    SPEED("Vehicle.Speed", "km/h", -50, 350),
    MOVING("Vehicle.IsMoving"),
    ODOMETER("Vehicle.TraveledDistance", "m", 0, 4_294_967_295L),
    STATE_OF_CHARGE(
            "Vehicle.Powertrain.TractionBattery.StateOfCharge.Displayed", "percent", 0, 100),
    RANGE("Vehicle.Powertrain.TractionBattery.Range", "m", 0, 2_000_000),
    TRACTION_VOLTAGE("Vehicle.Powertrain.TractionBattery.CurrentVoltage", "V", 0, 1_500),
    TRACTION_POWER(
            "Vehicle.Powertrain.TractionBattery.CurrentPower",
            "W, positive while charging",
            -1_000_000,
            1_000_000),
    TRACTION_TEMPERATURE(
            "Vehicle.Powertrain.TractionBattery.Temperature.Average", "celsius", -60, 150),
    CHARGING("Vehicle.Powertrain.TractionBattery.Charging.IsCharging"),
    PLUGGED("Vehicle.Powertrain.TractionBattery.Charging.ChargingPort.IsChargingCableConnected"),
    LOW_VOLTAGE("Vehicle.LowVoltageBattery.CurrentVoltage", "V", 0, 60),
    CABIN_TEMPERATURE("Vehicle.Cabin.HVAC.AmbientAirTemperature", "celsius", -60, 100),
    TYRE_FRONT_LEFT("Vehicle.Chassis.Axle.Row1.Wheel.Left.Tire.Pressure", "kPa", 0, 1_000),
    TYRE_FRONT_RIGHT("Vehicle.Chassis.Axle.Row1.Wheel.Right.Tire.Pressure", "kPa", 0, 1_000),
    TYRE_REAR_LEFT("Vehicle.Chassis.Axle.Row2.Wheel.Left.Tire.Pressure", "kPa", 0, 1_000),
    TYRE_REAR_RIGHT("Vehicle.Chassis.Axle.Row2.Wheel.Right.Tire.Pressure", "kPa", 0, 1_000),
    DOOR_DRIVER_OPEN("Vehicle.Cabin.Door.Row1.DriverSide.IsOpen"),
    DOOR_PASSENGER_OPEN("Vehicle.Cabin.Door.Row1.PassengerSide.IsOpen"),
    DOOR_REAR_DRIVER_OPEN("Vehicle.Cabin.Door.Row2.DriverSide.IsOpen"),
    DOOR_REAR_PASSENGER_OPEN("Vehicle.Cabin.Door.Row2.PassengerSide.IsOpen"),
    TRUNK_OPEN("Vehicle.Body.Trunk.Rear.IsOpen"),
    DOOR_DRIVER_LOCKED("Vehicle.Cabin.Door.Row1.DriverSide.IsLocked"),
    DOOR_PASSENGER_LOCKED("Vehicle.Cabin.Door.Row1.PassengerSide.IsLocked"),
    DOOR_REAR_DRIVER_LOCKED("Vehicle.Cabin.Door.Row2.DriverSide.IsLocked"),
    DOOR_REAR_PASSENGER_LOCKED("Vehicle.Cabin.Door.Row2.PassengerSide.IsLocked"),
    TRUNK_LOCKED("Vehicle.Body.Trunk.Rear.IsLocked"),
    /** Our overlay: VSS has no immobiliser. */
    IMMOBILISED("Vehicle.BlueHorizons.Immobilizer.IsEngaged"),
    /** Our overlay: whether the key or card is in its holder. */
    KEY_RETURNED("Vehicle.BlueHorizons.KeyHolder.IsKeyPresent"),
    FAULT_CODES("Vehicle.Diagnostics.DTCList", Kind.CODES, "", 0, 0);

    /** What a signal's value is in JSON. */
    public enum Kind {
        NUMBER,
        BOOLEAN,
        /** An array of diagnostic trouble codes. */
        CODES
    }

    private static final Map<String, VssSignal> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(s -> s.vssName, Function.identity()));

    private final String vssName;
    private final Kind kind;
    private final String unit;
    private final double min;
    private final double max;

    VssSignal(String vssName) {
        this(vssName, Kind.BOOLEAN, "", 0, 0);
    }

    VssSignal(String vssName, String unit, double min, double max) {
        this(vssName, Kind.NUMBER, unit, min, max);
    }

    VssSignal(String vssName, Kind kind, String unit, double min, double max) {
        this.vssName = vssName;
        this.kind = kind;
        this.unit = unit;
        this.min = min;
        this.max = max;
    }

    /** The signal of that VSS name, or null: it is kept among the others. */
    static @Nullable VssSignal named(String vssName) {
        return BY_NAME.get(vssName);
    }

    public String vssName() {
        return vssName;
    }

    public Kind kind() {
        return kind;
    }

    /** Of a number. */
    public String unit() {
        return unit;
    }

    /** The smallest number allowed. */
    public double min() {
        return min;
    }

    /** The largest number allowed. */
    public double max() {
        return max;
    }
}
