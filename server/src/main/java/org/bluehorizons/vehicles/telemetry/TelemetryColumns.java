package org.bluehorizons.vehicles.telemetry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.bluehorizons.vehicles.VehicleId;
import org.jspecify.annotations.Nullable;

/** Reads stored telemetry back. */
public final class TelemetryColumns {

    /** What a query has to select for {@link #read}. */
    public static final String ALL = TelemetryRow.COLUMNS;

    private TelemetryColumns() {}

    public static TelemetryMessage read(ResultSet row) throws SQLException {
        return new TelemetryMessage(
                new VehicleId(row.getObject("vehicle_id", UUID.class)),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getInt("boot"),
                row.getLong("sequence"),
                signals(row));
    }

    private static Signals signals(ResultSet row) throws SQLException {
        return new Signals(
                row.getObject("odometer_metres", Long.class),
                row.getObject("latitude", Double.class),
                row.getObject("longitude", Double.class),
                row.getObject("heading_degrees", Float.class),
                row.getObject("speed_kmh", Float.class),
                row.getObject("soc_percent", Float.class),
                row.getObject("range_metres", Integer.class),
                row.getObject("traction_volts", Float.class),
                row.getObject("traction_watts", Float.class),
                row.getObject("traction_celsius", Float.class),
                row.getObject("low_voltage_volts", Float.class),
                row.getObject("cabin_celsius", Float.class),
                kilopascals(row, "tyre_front_left_kpa"),
                kilopascals(row, "tyre_front_right_kpa"),
                kilopascals(row, "tyre_rear_left_kpa"),
                kilopascals(row, "tyre_rear_right_kpa"),
                doors(row, "doors_open"),
                doors(row, "doors_locked"),
                row.getObject("moving", Boolean.class),
                row.getObject("charging", Boolean.class),
                row.getObject("plugged", Boolean.class),
                row.getObject("immobilised", Boolean.class),
                row.getObject("key_returned", Boolean.class),
                faultCodes(row),
                row.getString("other"));
    }

    private static @Nullable Short kilopascals(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, Integer.class);
        return value == null ? null : value.shortValue();
    }

    private static DoorSet doors(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, Integer.class);
        return value == null ? DoorSet.NONE : DoorSet.ofStored(value.shortValue());
    }

    private static @Nullable List<String> faultCodes(ResultSet row) throws SQLException {
        var array = row.getArray("fault_codes");
        return array == null ? null : List.of((String[]) array.getArray());
    }
}
