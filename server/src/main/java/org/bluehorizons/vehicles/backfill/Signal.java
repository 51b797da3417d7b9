package org.bluehorizons.vehicles.backfill;

import java.util.List;
import org.bluehorizons.ingestion.Column;
import org.bluehorizons.vehicles.telemetry.VssSignal;

/**
 * A signal that a file may have a column of, named as in {@code vehicles.telemetry}.
 *
 * @param type of the table's column
 */
record Signal(String column, VssSignal signal, String type) {

    private static final int DECIMALS = 9;

    static final List<Signal> ALL =
            List.of(
                    new Signal("odometer_metres", VssSignal.ODOMETER, "bigint"),
                    new Signal("latitude", VssSignal.LATITUDE, "double precision"),
                    new Signal("longitude", VssSignal.LONGITUDE, "double precision"),
                    new Signal("heading_degrees", VssSignal.HEADING, "real"),
                    new Signal("speed_kmh", VssSignal.SPEED, "real"),
                    new Signal("soc_percent", VssSignal.STATE_OF_CHARGE, "real"),
                    new Signal("range_metres", VssSignal.RANGE, "int"),
                    new Signal("traction_volts", VssSignal.TRACTION_VOLTAGE, "real"),
                    new Signal("traction_watts", VssSignal.TRACTION_POWER, "real"),
                    new Signal("traction_celsius", VssSignal.TRACTION_TEMPERATURE, "real"),
                    new Signal("low_voltage_volts", VssSignal.LOW_VOLTAGE, "real"),
                    new Signal("cabin_celsius", VssSignal.CABIN_TEMPERATURE, "real"),
                    new Signal("tyre_front_left_kpa", VssSignal.TYRE_FRONT_LEFT, "smallint"),
                    new Signal("tyre_front_right_kpa", VssSignal.TYRE_FRONT_RIGHT, "smallint"),
                    new Signal("tyre_rear_left_kpa", VssSignal.TYRE_REAR_LEFT, "smallint"),
                    new Signal("tyre_rear_right_kpa", VssSignal.TYRE_REAR_RIGHT, "smallint"),
                    new Signal("moving", VssSignal.MOVING, "boolean"),
                    new Signal("charging", VssSignal.CHARGING, "boolean"),
                    new Signal("plugged", VssSignal.PLUGGED, "boolean"),
                    new Signal("immobilised", VssSignal.IMMOBILISED, "boolean"),
                    new Signal("key_returned", VssSignal.KEY_RETURNED, "boolean"));

    Column inFile() {
        return switch (signal.kind()) {
            case BOOLEAN -> Column.bool(column).optional();
            case CODES -> throw new IllegalStateException(column + " has no column in files");
            case NUMBER ->
                    Column.decimal(column)
                            .within((long) signal.min(), (long) signal.max())
                            .decimals(DECIMALS)
                            .saying(
                                    "a number from %.0f to %.0f %s"
                                            .formatted(signal.min(), signal.max(), signal.unit()))
                            .optional();
        };
    }

    String cast() {
        return "s.%s::%s".formatted(column, type);
    }
}
