package org.bluehorizons.rental.gbfs;

import java.util.Comparator;
import java.util.List;
import org.bluehorizons.rental.places.Zone;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code geofencing_zones}. Where zones overlap, the first in the list counts (GBFS 3.0), so those
 * against parking come first. Everywhere else trips end in stations only.
 */
final class ZoneFeed {

    private ZoneFeed() {}

    record GeofencingZones(Collection geofencingZones, List<Rule> globalRules) {}

    record Collection(String type, List<Feature> features) {}

    record Feature(String type, Properties properties, MultiPolygon geometry) {}

    record Properties(
            List<Text> name, @Nullable String start, @Nullable String end, List<Rule> rules) {}

    /**
     * @param coordinates of a GeoJSON MultiPolygon
     */
    record MultiPolygon(String type, List<JsonNode> coordinates) {}

    record Rule(
            boolean rideStartAllowed,
            boolean rideEndAllowed,
            boolean rideThroughAllowed,
            boolean stationParking) {}

    static GeofencingZones of(Scene scene) {
        return new GeofencingZones(
                new Collection(
                        "FeatureCollection",
                        scene.zones().stream()
                                .sorted(Comparator.comparingInt(ZoneFeed::rank))
                                .map(ZoneFeed::feature)
                                .toList()),
                List.of(new Rule(true, true, true, true)));
    }

    private static int rank(Zone zone) {
        return switch (zone.kind()) {
            case NO_PARKING -> 0;
            case PARKING -> 1;
        };
    }

    private static Feature feature(Zone zone) {
        var rule =
                switch (zone.kind()) {
                    case PARKING -> new Rule(true, true, true, false);
                    case NO_PARKING -> new Rule(true, false, true, true);
                };
        return new Feature(
                "Feature",
                new Properties(
                        Text.english(zone.name()),
                        Scene.timestamp(zone.from()),
                        Scene.timestamp(zone.until()),
                        List.of(rule)),
                new MultiPolygon("MultiPolygon", polygons(zone.area())));
    }

    private static List<JsonNode> polygons(JsonNode area) {
        var coordinates = area.path("coordinates");
        return area.path("type").asString("").equals("Polygon")
                ? List.of(coordinates)
                : List.copyOf(coordinates.values());
    }
}
