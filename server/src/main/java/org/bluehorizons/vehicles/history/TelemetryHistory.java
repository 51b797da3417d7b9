package org.bluehorizons.vehicles.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.bluehorizons.vehicles.VehicleId;
import org.bluehorizons.vehicles.telemetry.TelemetryColumns;
import org.bluehorizons.vehicles.telemetry.TelemetryMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads stored telemetry of a car over time. Safe for use by many threads. */
@Component
class TelemetryHistory {

    private final JdbcClient database;

    /** Where a page of raw messages ended. */
    record Place(Instant recordedAt, int boot, long sequence) {}

    /** A position at a time. */
    record Fix(Instant time, double latitude, double longitude) {}

    TelemetryHistory(JdbcClient database) {
        this.database = database;
    }

    boolean knows(VehicleId car) {
        return database.sql("SELECT EXISTS (SELECT FROM vehicles.vehicle WHERE id = :car)")
                .param("car", car.value())
                .query(Boolean.class)
                .single();
    }

    /** Oldest first. */
    List<TelemetryPoint> downsampled(VehicleId car, Period period, Duration step) {
        return database.sql(
                        """
                        SELECT date_bin(:seconds * interval '1 second', recorded_at, 'epoch') AS time,
                               count(*) AS messages,
                               %s AS latitude, %s AS longitude, %s AS odometer_metres,
                               %s AS range_metres, %s AS moving, %s AS charging, %s AS plugged,
                               avg(speed_kmh)::real AS speed_kmh,
                               max(speed_kmh) AS highest_speed_kmh,
                               avg(soc_percent)::real AS soc_percent,
                               avg(traction_volts)::real AS traction_volts,
                               avg(traction_watts)::real AS traction_watts,
                               avg(traction_celsius)::real AS traction_celsius,
                               avg(low_voltage_volts)::real AS low_voltage_volts,
                               avg(cabin_celsius)::real AS cabin_celsius
                        FROM vehicles.telemetry
                        WHERE vehicle_id = :car AND recorded_at >= :from AND recorded_at < :to
                        GROUP BY 1
                        ORDER BY 1
                        LIMIT :most
                        """
                                .formatted(
                                        last("latitude"),
                                        last("longitude"),
                                        last("odometer_metres"),
                                        last("range_metres"),
                                        last("moving"),
                                        last("charging"),
                                        last("plugged")))
                .param("seconds", step.toSeconds())
                .param("car", car.value())
                .param("from", period.start())
                .param("to", period.end())
                .param("most", Resolution.MOST_POINTS + 1)
                .query((row, _) -> point(row))
                .list();
    }

    /** Oldest first. */
    List<TelemetryMessage> raw(VehicleId car, Period period, @Nullable Place after, int rows) {
        return database.sql(
                        """
                        SELECT %s FROM vehicles.telemetry
                        WHERE vehicle_id = :car AND recorded_at >= :from AND recorded_at < :to
                          AND (recorded_at, boot, sequence) > (:afterTime, :afterBoot, :afterSequence)
                        ORDER BY recorded_at, boot, sequence
                        LIMIT :rows
                        """
                                .formatted(TelemetryColumns.ALL))
                .param("car", car.value())
                .param("from", after == null ? period.start() : utc(after.recordedAt()))
                .param("to", period.end())
                .param("afterTime", after == null ? period.start() : utc(after.recordedAt()))
                .param("afterBoot", after == null ? -1 : after.boot())
                .param("afterSequence", after == null ? -1 : after.sequence())
                .param("rows", rows)
                .query((row, _) -> TelemetryColumns.read(row))
                .list();
    }

    /** The last position of each of at most so many stretches, oldest first. */
    List<Fix> track(VehicleId car, Period period, int most) {
        return database.sql(
                        """
                        SELECT DISTINCT ON (stretch) recorded_at, latitude, longitude
                        FROM (SELECT date_bin(:seconds * interval '1 second', recorded_at, 'epoch')
                                         AS stretch,
                                     recorded_at, latitude, longitude
                              FROM vehicles.telemetry
                              WHERE vehicle_id = :car AND recorded_at >= :from AND recorded_at < :to
                                AND latitude IS NOT NULL) AS fix
                        ORDER BY stretch, recorded_at DESC
                        """)
                .param("seconds", Math.max(1, period.length().toSeconds() / most))
                .param("car", car.value())
                .param("from", period.start())
                .param("to", period.end())
                .query((row, _) ->
                        new Fix(
                                row.getObject(1, OffsetDateTime.class).toInstant(),
                                row.getDouble(2),
                                row.getDouble(3)))
                .list();
    }

    private static String last(String column) {
        return "(array_agg(%1$s ORDER BY recorded_at DESC) FILTER (WHERE %1$s IS NOT NULL))[1]"
                .formatted(column);
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static TelemetryPoint point(ResultSet row) throws SQLException {
        return new TelemetryPoint(
                row.getObject("time", OffsetDateTime.class).toInstant(),
                row.getLong("messages"),
                null,
                null,
                null,
                row.getObject("latitude", Double.class),
                row.getObject("longitude", Double.class),
                row.getObject("speed_kmh", Float.class),
                row.getObject("highest_speed_kmh", Float.class),
                row.getObject("soc_percent", Float.class),
                row.getObject("range_metres", Integer.class),
                row.getObject("odometer_metres", Long.class),
                row.getObject("traction_volts", Float.class),
                row.getObject("traction_watts", Float.class),
                row.getObject("traction_celsius", Float.class),
                row.getObject("low_voltage_volts", Float.class),
                row.getObject("cabin_celsius", Float.class),
                row.getObject("moving", Boolean.class),
                row.getObject("charging", Boolean.class),
                row.getObject("plugged", Boolean.class),
                null,
                null);
    }
}
