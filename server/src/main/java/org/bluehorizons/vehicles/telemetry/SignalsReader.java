package org.bluehorizons.vehicles.telemetry;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the member {@code signals}: names and units of COVESA VSS 6, ranges as in the vehicle
 * protocol. One thread at a time.
 */
final class SignalsReader {

    private static final int MAX_SIGNALS = 64;
    private static final int MAX_FAULT_CODES = 32;
    private static final int MAX_TEXT = 256;
    private static final Pattern OTHER_NAME = Pattern.compile("Vehicle\\.[A-Za-z0-9.]{1,120}");
    private static final Pattern FAULT_CODE = Pattern.compile("[\\x21-\\x7e]{1,16}");

    private final Envelope envelope;
    private @Nullable Long odometerMetres;
    private @Nullable Double latitude;
    private @Nullable Double longitude;
    private @Nullable Float headingDegrees;
    private @Nullable Float speedKmh;
    private @Nullable Float socPercent;
    private @Nullable Integer rangeMetres;
    private @Nullable Float tractionVolts;
    private @Nullable Float tractionWatts;
    private @Nullable Float tractionCelsius;
    private @Nullable Float lowVoltageVolts;
    private @Nullable Float cabinCelsius;
    private final @Nullable Short[] tyresKpa = new Short[4];
    private DoorSet doorsOpen = DoorSet.NONE;
    private DoorSet doorsLocked = DoorSet.NONE;
    private @Nullable Boolean moving;
    private @Nullable Boolean charging;
    private @Nullable Boolean plugged;
    private @Nullable Boolean immobilised;
    private @Nullable List<String> faultCodes;
    private @Nullable ObjectNode other;
    private int count;

    SignalsReader(Envelope envelope) {
        this.envelope = envelope;
    }

    /** The parser stands on the value of {@code signals}. */
    void read(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            envelope.fail("signals", parser.currentToken(), "an object of VSS signals");
            parser.skipChildren();
            return;
        }
        for (var name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            if (++count > MAX_SIGNALS) {
                envelope.fail("signals", count, "at most %d".formatted(MAX_SIGNALS));
                parser.skipChildren();
            } else {
                signal(name, parser);
            }
        }
    }

    Signals signals() {
        if (count == 0) {
            envelope.fail("signals", "none", "1 to %d VSS signals".formatted(MAX_SIGNALS));
        }
        if ((latitude == null) != (longitude == null)) {
            envelope.fail(
                    "signals",
                    "half a position",
                    "Vehicle.CurrentLocation.Latitude and .Longitude together");
        }
        return new Signals(
                odometerMetres,
                latitude,
                longitude,
                headingDegrees,
                speedKmh,
                socPercent,
                rangeMetres,
                tractionVolts,
                tractionWatts,
                tractionCelsius,
                lowVoltageVolts,
                cabinCelsius,
                tyresKpa[0],
                tyresKpa[1],
                tyresKpa[2],
                tyresKpa[3],
                doorsOpen,
                doorsLocked,
                moving,
                charging,
                plugged,
                immobilised,
                faultCodes,
                other == null ? null : other.toString());
    }

    private void signal(String name, JsonParser p) {
        switch (name) {
            case "Vehicle.CurrentLocation.Latitude" -> latitude = decimal(name, p, -90, 90);
            case "Vehicle.CurrentLocation.Longitude" -> longitude = decimal(name, p, -180, 180);
            case "Vehicle.CurrentLocation.Heading" -> headingDegrees = real(name, p, 0, 360);
            case "Vehicle.Speed" -> speedKmh = real(name, p, -50, 350);
            case "Vehicle.IsMoving" -> moving = truth(name, p);
            case "Vehicle.TraveledDistance" -> odometerMetres = whole(name, p, 4_294_967_295L);
            case "Vehicle.Powertrain.TractionBattery.StateOfCharge.Displayed" ->
                    socPercent = real(name, p, 0, 100);
            case "Vehicle.Powertrain.TractionBattery.Range" -> rangeMetres = metres(name, p);
            case "Vehicle.Powertrain.TractionBattery.CurrentVoltage" ->
                    tractionVolts = real(name, p, 0, 1_500);
            case "Vehicle.Powertrain.TractionBattery.CurrentPower" ->
                    tractionWatts = real(name, p, -1_000_000, 1_000_000);
            case "Vehicle.Powertrain.TractionBattery.Temperature.Average" ->
                    tractionCelsius = real(name, p, -60, 150);
            case "Vehicle.Powertrain.TractionBattery.Charging.IsCharging" ->
                    charging = truth(name, p);
            case "Vehicle.Powertrain.TractionBattery.Charging.ChargingPort.IsChargingCableConnected" ->
                    plugged = truth(name, p);
            case "Vehicle.LowVoltageBattery.CurrentVoltage" ->
                    lowVoltageVolts = real(name, p, 0, 60);
            case "Vehicle.Cabin.HVAC.AmbientAirTemperature" ->
                    cabinCelsius = real(name, p, -60, 100);
            case "Vehicle.Chassis.Axle.Row1.Wheel.Left.Tire.Pressure" -> tyre(0, name, p);
            case "Vehicle.Chassis.Axle.Row1.Wheel.Right.Tire.Pressure" -> tyre(1, name, p);
            case "Vehicle.Chassis.Axle.Row2.Wheel.Left.Tire.Pressure" -> tyre(2, name, p);
            case "Vehicle.Chassis.Axle.Row2.Wheel.Right.Tire.Pressure" -> tyre(3, name, p);
            case "Vehicle.Cabin.Door.Row1.DriverSide.IsOpen" -> open(0, name, p);
            case "Vehicle.Cabin.Door.Row1.PassengerSide.IsOpen" -> open(1, name, p);
            case "Vehicle.Cabin.Door.Row2.DriverSide.IsOpen" -> open(2, name, p);
            case "Vehicle.Cabin.Door.Row2.PassengerSide.IsOpen" -> open(3, name, p);
            case "Vehicle.Body.Trunk.Rear.IsOpen" -> open(4, name, p);
            case "Vehicle.Cabin.Door.Row1.DriverSide.IsLocked" -> locked(0, name, p);
            case "Vehicle.Cabin.Door.Row1.PassengerSide.IsLocked" -> locked(1, name, p);
            case "Vehicle.Cabin.Door.Row2.DriverSide.IsLocked" -> locked(2, name, p);
            case "Vehicle.Cabin.Door.Row2.PassengerSide.IsLocked" -> locked(3, name, p);
            case "Vehicle.Body.Trunk.Rear.IsLocked" -> locked(4, name, p);
            case "Vehicle.BlueHorizons.Immobilizer.IsEngaged" -> immobilised = truth(name, p);
            case "Vehicle.Diagnostics.DTCList" -> faultCodes = faultCodes(name, p);
            default -> other(name, p);
        }
    }

    private @Nullable Double decimal(String name, JsonParser p, double min, double max) {
        if (!p.currentToken().isNumeric()
                || !(p.getDoubleValue() >= min && p.getDoubleValue() <= max)) {
            refuse(name, p, "a number %.0f..%.0f".formatted(min, max));
            return null;
        }
        return p.getDoubleValue();
    }

    private @Nullable Float real(String name, JsonParser p, double min, double max) {
        if (!p.currentToken().isNumeric()
                || !(p.getDoubleValue() >= min && p.getDoubleValue() <= max)) {
            refuse(name, p, "a number %.0f..%.0f".formatted(min, max));
            return null;
        }
        return (float) p.getDoubleValue();
    }

    private @Nullable Long whole(String name, JsonParser p, long max) {
        if (!p.currentToken().isNumeric()
                || !(p.getDoubleValue() >= 0 && p.getDoubleValue() <= max)) {
            refuse(name, p, "a number 0..%d".formatted(max));
            return null;
        }
        return (long) p.getDoubleValue();
    }

    private @Nullable Integer metres(String name, JsonParser p) {
        var metres = whole(name, p, 2_000_000);
        return metres == null ? null : metres.intValue();
    }

    private @Nullable Boolean truth(String name, JsonParser p) {
        if (!p.currentToken().isBoolean()) {
            refuse(name, p, "true or false");
            return null;
        }
        return p.getBooleanValue();
    }

    private void tyre(int wheel, String name, JsonParser p) {
        var kilopascals = whole(name, p, 1_000);
        tyresKpa[wheel] = kilopascals == null ? null : kilopascals.shortValue();
    }

    private void open(int door, String name, JsonParser p) {
        doorsOpen = doorsOpen.with(door, Boolean.TRUE.equals(truth(name, p)));
    }

    private void locked(int door, String name, JsonParser p) {
        doorsLocked = doorsLocked.with(door, Boolean.TRUE.equals(truth(name, p)));
    }

    private @Nullable List<String> faultCodes(String name, JsonParser p) {
        if (p.currentToken() != JsonToken.START_ARRAY) {
            refuse(name, p, "an array of fault codes");
            return null;
        }
        var codes = new ArrayList<String>();
        while (p.nextToken() != JsonToken.END_ARRAY) {
            if (p.currentToken() != JsonToken.VALUE_STRING
                    || !FAULT_CODE.matcher(p.getString()).matches()
                    || codes.size() == MAX_FAULT_CODES) {
                refuse(name, p, "at most 32 fault codes of 1 to 16 printable characters");
            } else {
                codes.add(p.getString());
            }
        }
        return codes;
    }

    private void other(String name, JsonParser p) {
        if (!OTHER_NAME.matcher(name).matches()) {
            envelope.fail("signals", name, "a VSS name such as Vehicle.Speed");
            p.skipChildren();
            return;
        }
        if (other == null) {
            other = JsonNodeFactory.instance.objectNode();
        }
        switch (p.currentToken()) {
            case VALUE_TRUE, VALUE_FALSE -> other.put(name, p.getBooleanValue());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> otherNumber(name, p, other);
            case VALUE_STRING -> otherText(name, p, other);
            // Only scalars are signals.
            default -> refuse(name, p, "a number, true, false or text");
        }
    }

    private void otherNumber(String name, JsonParser p, ObjectNode into) {
        if (Double.isFinite(p.getDoubleValue())) {
            into.put(name, p.getDecimalValue());
        } else {
            refuse(name, p, "a number that a double holds");
        }
    }

    private void otherText(String name, JsonParser p, ObjectNode into) {
        var text = p.getString();
        // PostgreSQL keeps no NUL in text.
        if (text.length() > MAX_TEXT || text.indexOf('\0') >= 0) {
            refuse(name, p, "at most %d characters, none of them NUL".formatted(MAX_TEXT));
        } else {
            into.put(name, text);
        }
    }

    private void refuse(String name, JsonParser p, String expected) {
        var seen = p.currentToken().isScalarValue() ? p.getString() : p.currentToken();
        envelope.fail(name, seen, expected);
        p.skipChildren();
    }
}
