package org.bluehorizons.vehicles.history;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.bluehorizons.vehicles.VehicleId;
import org.jspecify.annotations.Nullable;

/** Where a car went: a GeoJSON Feature (RFC 7946, 3.2). */
@Schema(name = "Track")
record Track(
        @Schema(allowableValues = "Feature") String type,
        @Nullable Geometry geometry,
        Properties properties) {

    /**
     * @param coordinates longitude, latitude; of a LineString a list of such
     */
    @Schema(name = "TrackGeometry")
    record Geometry(
            @Schema(allowableValues = {"LineString", "Point"}) String type,
            @Schema(types = "array", example = "[[103.851959, 1.290270], [103.85, 1.29]]")
                    Object coordinates) {}

    @Schema(name = "TrackProperties")
    record Properties(
            @Schema(type = "string", format = "uuid") VehicleId vehicleId,
            Instant from,
            Instant to,
            @Schema(description = "The car's clock at each position.") List<Instant> coordTimes) {}

    static Track of(VehicleId car, Period period, List<TelemetryHistory.Fix> fixes) {
        var coordinates =
                fixes.stream().map(fix -> List.of(fix.longitude(), fix.latitude())).toList();
        var geometry =
                switch (coordinates.size()) {
                    case 0 -> null;
                    case 1 -> new Geometry("Point", coordinates.getFirst());
                    default -> new Geometry("LineString", coordinates);
                };
        return new Track(
                "Feature",
                geometry,
                new Properties(
                        car,
                        period.from(),
                        period.to(),
                        fixes.stream().map(TelemetryHistory.Fix::time).toList()));
    }
}
