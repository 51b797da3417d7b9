package org.bluehorizons.simulator;

import java.time.Instant;
import org.bluehorizons.simulator.car.Dashboard;
import org.bluehorizons.simulator.car.Happening;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A car's messages as the vehicle protocol has them; signals by their COVESA VSS names. */
final class VssMessage {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String BATTERY = "Vehicle.Powertrain.TractionBattery.";
    private static final String[] WHEELS = {
        "Row1.Wheel.Left", "Row1.Wheel.Right", "Row2.Wheel.Left", "Row2.Wheel.Right"
    };
    private static final String[] DOORS = {
        "Vehicle.Cabin.Door.Row1.DriverSide",
        "Vehicle.Cabin.Door.Row1.PassengerSide",
        "Vehicle.Cabin.Door.Row2.DriverSide",
        "Vehicle.Cabin.Door.Row2.PassengerSide",
        "Vehicle.Body.Trunk.Rear"
    };

    private VssMessage() {}

    static String telemetry(long sequence, int boot, Instant time, Dashboard car) {
        var message = envelope(sequence, boot, time);
        var signals = message.putObject("signals");
        signals.put("Vehicle.CurrentLocation.Latitude", rounded(car.position().latitude(), 6));
        signals.put("Vehicle.CurrentLocation.Longitude", rounded(car.position().longitude(), 6));
        signals.put("Vehicle.CurrentLocation.Heading", rounded(car.headingDegrees(), 1));
        signals.put("Vehicle.Speed", rounded(car.speedKmh(), 1));
        signals.put("Vehicle.IsMoving", car.moving());
        signals.put("Vehicle.TraveledDistance", car.odometerMetres());
        signals.put(BATTERY + "StateOfCharge.Displayed", rounded(car.chargePercent(), 1));
        signals.put(BATTERY + "Range", car.rangeMetres());
        signals.put(BATTERY + "CurrentVoltage", rounded(car.tractionVolts(), 1));
        signals.put(BATTERY + "CurrentPower", Math.round(car.tractionWatts()));
        signals.put(BATTERY + "Temperature.Average", rounded(car.tractionCelsius(), 1));
        signals.put(BATTERY + "Charging.IsCharging", car.charging());
        signals.put(BATTERY + "Charging.ChargingPort.IsChargingCableConnected", car.plugged());
        signals.put("Vehicle.LowVoltageBattery.CurrentVoltage", rounded(car.lowVoltage(), 2));
        signals.put("Vehicle.Cabin.HVAC.AmbientAirTemperature", rounded(car.cabinCelsius(), 1));
        for (var wheel = 0; wheel < WHEELS.length; wheel++) {
            signals.put(
                    "Vehicle.Chassis.Axle.%s.Tire.Pressure".formatted(WHEELS[wheel]),
                    Math.round(car.tyresKpa()[wheel]));
        }
        for (var door : DOORS) {
            signals.put(door + ".IsOpen", car.doorOpen() && door.equals(DOORS[0]));
            signals.put(door + ".IsLocked", car.locked());
        }
        signals.put("Vehicle.BlueHorizons.Immobilizer.IsEngaged", car.immobilised());
        // Drivers leave the key in its holder; the car starts by telephone.
        signals.put("Vehicle.BlueHorizons.KeyHolder.IsKeyPresent", true);
        var codes = signals.putArray("Vehicle.Diagnostics.DTCList");
        car.faultCodes().forEach(codes::add);
        return message.toString();
    }

    static String event(long sequence, int boot, Instant time, Happening happening) {
        var message = envelope(sequence, boot, time);
        message.put("type", happening.type());
        if (!happening.data().isEmpty()) {
            message.set("data", JSON.valueToTree(happening.data()));
        }
        return message.toString();
    }

    private static ObjectNode envelope(long sequence, int boot, Instant time) {
        return JSON.createObjectNode()
                .put("sequence", sequence)
                .put("boot", boot)
                .put("time", time.toString());
    }

    private static double rounded(double value, int decimals) {
        var factor = Math.pow(10, decimals);
        return Math.round(value * factor) / factor;
    }
}
