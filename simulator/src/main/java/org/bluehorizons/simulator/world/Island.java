package org.bluehorizons.simulator.world;

import java.util.List;
import java.util.Map;

/** The outline of Singapore's main island, roughly: no chart, but all places lie within. */
public final class Island {

    /** Longitude and latitude, from Tuas along the south coast, against the clock. */
    private static final List<List<Double>> OUTLINE =
            List.of(
                    List.of(103.630, 1.315),
                    List.of(103.680, 1.300),
                    List.of(103.720, 1.300),
                    List.of(103.760, 1.285),
                    List.of(103.795, 1.264),
                    List.of(103.825, 1.258),
                    List.of(103.862, 1.266),
                    List.of(103.900, 1.293),
                    List.of(103.945, 1.303),
                    List.of(103.985, 1.315),
                    List.of(104.010, 1.335),
                    List.of(104.012, 1.365),
                    List.of(103.998, 1.392),
                    List.of(103.960, 1.396),
                    List.of(103.930, 1.392),
                    List.of(103.907, 1.418),
                    List.of(103.872, 1.422),
                    List.of(103.848, 1.452),
                    List.of(103.815, 1.468),
                    List.of(103.785, 1.452),
                    List.of(103.745, 1.446),
                    List.of(103.712, 1.430),
                    List.of(103.685, 1.400),
                    List.of(103.660, 1.362),
                    List.of(103.632, 1.345),
                    List.of(103.630, 1.315));

    private Island() {}

    /** As a polygon of GeoJSON (RFC 7946). */
    public static Map<String, Object> geoJson() {
        return Map.of("type", "Polygon", "coordinates", List.of(OUTLINE));
    }

    /** Whether a point lies within. */
    public static boolean holds(Point point) {
        var inside = false;
        for (var index = 1; index < OUTLINE.size(); index++) {
            var from = OUTLINE.get(index - 1);
            var to = OUTLINE.get(index);
            var crosses = from.get(1) > point.latitude() != to.get(1) > point.latitude();
            if (crosses
                    && point.longitude()
                            < from.get(0)
                                    + (point.latitude() - from.get(1))
                                            * (to.get(0) - from.get(0))
                                            / (to.get(1) - from.get(1))) {
                inside = !inside;
            }
        }
        return inside;
    }
}
