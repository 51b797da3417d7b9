package org.bluehorizons.rental.places;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.regex.Pattern;
import org.bluehorizons.platform.ProblemException;
import org.jspecify.annotations.Nullable;

/** Which stations a list is about; what is null does not matter. */
record StationFilter(
        @Schema(
                        description =
                                "minLon,minLat,maxLon,maxLat (RFC 7946, 5); minLon > maxLon crosses the antimeridian.",
                        example = "103.6,1.2,104.1,1.5")
                @Nullable String bbox,
        @Schema(example = "SG") @Nullable String market) {

    private static final Pattern BOX =
            Pattern.compile("-?[0-9]{1,3}(\\.[0-9]{1,15})?(,-?[0-9]{1,3}(\\.[0-9]{1,15})?){3}");

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
     * @throws ProblemException naming {@code bbox}
     */
    Box box() {
        if (bbox == null) {
            return Box.WORLD;
        }
        if (BOX.matcher(bbox).matches()) {
            var parts = bbox.split(",", -1);
            var box =
                    new Box(
                            Double.parseDouble(parts[0]),
                            Double.parseDouble(parts[1]),
                            Double.parseDouble(parts[2]),
                            Double.parseDouble(parts[3]));
            if (box.isValid()) {
                return box;
            }
        }
        throw ProblemException.field(
                "bbox",
                "minLon,minLat,maxLon,maxLat within -180..180 and -90..90, minLat not above maxLat");
    }
}
