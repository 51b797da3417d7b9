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
    private @Nullable Boolean keyReturned;
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
                keyReturned,
                faultCodes,
                other == null ? null : other.toString());
    }

    private void signal(String name, JsonParser p) {
        var signal = VssSignal.named(name);
        if (signal == null) {
            other(name, p);
            return;
        }
        switch (signal) {
            case LATITUDE -> latitude = number(signal, p);
            case LONGITUDE -> longitude = number(signal, p);
            case HEADING -> headingDegrees = real(signal, p);
            case SPEED -> speedKmh = real(signal, p);
            case MOVING -> moving = truth(signal, p);
            case ODOMETER -> odometerMetres = whole(signal, p);
            case STATE_OF_CHARGE -> socPercent = real(signal, p);
            case RANGE -> rangeMetres = metres(signal, p);
            case TRACTION_VOLTAGE -> tractionVolts = real(signal, p);
            case TRACTION_POWER -> tractionWatts = real(signal, p);
            case TRACTION_TEMPERATURE -> tractionCelsius = real(signal, p);
            case CHARGING -> charging = truth(signal, p);
            case PLUGGED -> plugged = truth(signal, p);
            case LOW_VOLTAGE -> lowVoltageVolts = real(signal, p);
            case CABIN_TEMPERATURE -> cabinCelsius = real(signal, p);
            case TYRE_FRONT_LEFT -> tyre(0, signal, p);
            case TYRE_FRONT_RIGHT -> tyre(1, signal, p);
            case TYRE_REAR_LEFT -> tyre(2, signal, p);
            case TYRE_REAR_RIGHT -> tyre(3, signal, p);
            case DOOR_DRIVER_OPEN -> open(0, signal, p);
            case DOOR_PASSENGER_OPEN -> open(1, signal, p);
            case DOOR_REAR_DRIVER_OPEN -> open(2, signal, p);
            case DOOR_REAR_PASSENGER_OPEN -> open(3, signal, p);
            case TRUNK_OPEN -> open(4, signal, p);
            case DOOR_DRIVER_LOCKED -> locked(0, signal, p);
            case DOOR_PASSENGER_LOCKED -> locked(1, signal, p);
            case DOOR_REAR_DRIVER_LOCKED -> locked(2, signal, p);
            case DOOR_REAR_PASSENGER_LOCKED -> locked(3, signal, p);
            case TRUNK_LOCKED -> locked(4, signal, p);
            case IMMOBILISED -> immobilised = truth(signal, p);
            case KEY_RETURNED -> keyReturned = truth(signal, p);
            case FAULT_CODES -> faultCodes = faultCodes(name, p);
        }
    }

    private @Nullable Double number(VssSignal signal, JsonParser p) {
        if (!p.currentToken().isNumeric()
                || !(p.getDoubleValue() >= signal.min() && p.getDoubleValue() <= signal.max())) {
            refuse(
                    signal.vssName(),
                    p,
                    "a number %.0f..%.0f".formatted(signal.min(), signal.max()));
            return null;
        }
        return p.getDoubleValue();
    }

    private @Nullable Float real(VssSignal signal, JsonParser p) {
        var number = number(signal, p);
        return number == null ? null : number.floatValue();
    }

    private @Nullable Long whole(VssSignal signal, JsonParser p) {
        var number = number(signal, p);
        return number == null ? null : number.longValue();
    }

    private @Nullable Integer metres(VssSignal signal, JsonParser p) {
        var number = number(signal, p);
        return number == null ? null : number.intValue();
    }

    private @Nullable Boolean truth(VssSignal signal, JsonParser p) {
        if (!p.currentToken().isBoolean()) {
            refuse(signal.vssName(), p, "true or false");
            return null;
        }
        return p.getBooleanValue();
    }

    private void tyre(int wheel, VssSignal signal, JsonParser p) {
        var kilopascals = number(signal, p);
        tyresKpa[wheel] = kilopascals == null ? null : kilopascals.shortValue();
    }

    private void open(int door, VssSignal signal, JsonParser p) {
        doorsOpen = doorsOpen.with(door, Boolean.TRUE.equals(truth(signal, p)));
    }

    private void locked(int door, VssSignal signal, JsonParser p) {
        doorsLocked = doorsLocked.with(door, Boolean.TRUE.equals(truth(signal, p)));
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
