package org.bluehorizons.vehicles.state;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.regex.Pattern;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Rules;
import org.bluehorizons.vehicles.VehicleStatus;
import org.jspecify.annotations.Nullable;

/** Which cars a list is about; what is null does not matter. */
record VehicleFilter(
        @Schema(
                        description =
                                "minLon,minLat,maxLon,maxLat (RFC 7946, 5); minLon > maxLon crosses the antimeridian.",
                        example = "103.6,1.2,104.1,1.5")
                @Nullable String bbox,
        @Schema(description = "Percent.", example = "20") @Nullable Double minStateOfCharge,
        @Schema(description = "Percent.", example = "100") @Nullable Double maxStateOfCharge,
        @Schema(example = "available") @Nullable String status,
        @Nullable Boolean connected,
        @Nullable String vin,
        @Nullable String plate) {

    private static final Pattern BOX =
            Pattern.compile("-?[0-9.]{1,20},-?[0-9.]{1,20},-?[0-9.]{1,20},-?[0-9.]{1,20}");
    private static final String BOX_RULE =
            "minLon,minLat,maxLon,maxLat within -180..180 and -90..90, minLat not above maxLat";

    /** A rectangle on the map, in degrees. */
    record Box(double west, double south, double east, double north) {

        static final Box WORLD = new Box(-180, -90, 180, 90);

        boolean isValid() {
            return Math.abs(west) <= 180
                    && Math.abs(east) <= 180
                    && Math.abs(south) <= 90
                    && Math.abs(north) <= 90
                    && south <= north;
        }
    }

    /**
     * @throws ProblemException naming each wrong parameter
     */
    VehicleFilter checked() {
        new Rules()
                .check(bbox == null || parse(bbox) != null, "bbox", BOX_RULE)
                .check(isPercent(minStateOfCharge), "minStateOfCharge", "a number 0..100")
                .check(isPercent(maxStateOfCharge), "maxStateOfCharge", "a number 0..100")
                .check(
                        status == null || VehicleStatus.of(status).isPresent(),
                        "status",
                        "available, in_use, charging or out_of_service")
                .demand();
        return this;
    }

    Box box() {
        var box = bbox == null ? null : parse(bbox);
        return box == null ? Box.WORLD : box;
    }

    private static @Nullable Box parse(String text) {
        if (!BOX.matcher(text).matches()) {
            return null;
        }
        var parts = text.split(",", -1);
        try {
            var box =
                    new Box(
                            Double.parseDouble(parts[0]),
                            Double.parseDouble(parts[1]),
                            Double.parseDouble(parts[2]),
                            Double.parseDouble(parts[3]));
            return box.isValid() ? box : null;
        } catch (NumberFormatException wrong) {
            return null;
        }
    }

    private static boolean isPercent(@Nullable Double value) {
        return value == null || (value >= 0 && value <= 100);
    }
}
