package org.bluehorizons.vehicles.telemetry;

/** How a telemetry message becomes a row: the columns, and their values in the same order. */
final class TelemetryRow {

    /** The columns of {@code vehicles.telemetry}, as {@link #write} writes them. */
    static final String COLUMNS =
            """
            vehicle_id, recorded_at, received_at, sequence, boot, odometer_metres,
            latitude, longitude, heading_degrees, speed_kmh, soc_percent, range_metres,
            traction_volts, traction_watts, traction_celsius, low_voltage_volts, cabin_celsius,
            tyre_front_left_kpa, tyre_front_right_kpa, tyre_rear_left_kpa, tyre_rear_right_kpa,
            doors_open, doors_locked, moving, charging, plugged, immobilised, fault_codes, other,
            key_returned
            """;

    private static final int COUNT = 30;

    private TelemetryRow() {}

    static void write(TelemetryMessage message, BinaryRows rows) {
        var signals = message.signals();
        rows.row(COUNT);
        rows.uuid(message.vehicle().value());
        rows.instant(message.recordedAt());
        rows.instant(message.receivedAt());
        rows.int8(message.sequence());
        rows.int4(message.boot());
        rows.int8(signals.odometerMetres());
        rows.float8(signals.latitude());
        rows.float8(signals.longitude());
        rows.float4(signals.headingDegrees());
        rows.float4(signals.speedKmh());
        rows.float4(signals.socPercent());
        rows.int4(signals.rangeMetres());
        rows.float4(signals.tractionVolts());
        rows.float4(signals.tractionWatts());
        rows.float4(signals.tractionCelsius());
        rows.float4(signals.lowVoltageVolts());
        rows.float4(signals.cabinCelsius());
        rows.int2(signals.tyreFrontLeftKpa());
        rows.int2(signals.tyreFrontRightKpa());
        rows.int2(signals.tyreRearLeftKpa());
        rows.int2(signals.tyreRearRightKpa());
        doors(signals.doorsOpen(), rows);
        doors(signals.doorsLocked(), rows);
        rows.bool(signals.moving());
        rows.bool(signals.charging());
        rows.bool(signals.plugged());
        rows.bool(signals.immobilised());
        rows.textArray(signals.faultCodes());
        rows.jsonb(signals.otherJson());
        rows.bool(signals.keyReturned());
    }

    private static void doors(DoorSet doors, BinaryRows rows) {
        rows.int2(doors.known() == 0 ? null : (Short) doors.stored());
    }
}
