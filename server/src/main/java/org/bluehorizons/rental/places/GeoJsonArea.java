package org.bluehorizons.rental.places;

import java.util.ArrayList;
import java.util.List;
import org.bluehorizons.platform.ProblemException;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;
import tools.jackson.databind.JsonNode;

/**
 * Reads areas as GeoJSON writes them: a Polygon or MultiPolygon, longitude first (RFC 7946, 3.1).
 */
final class GeoJsonArea {

    static final int MOST_POINTS = 5_000;

    static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private static final String TYPES = "a GeoJSON object of type Polygon or MultiPolygon";
    private static final String RING = "a list of at least four positions, the last as the first";
    private static final String POSITION =
            "[longitude, latitude] in degrees within -180..180 and -90..90";

    private int points;

    private GeoJsonArea() {}

    /**
     * @throws ProblemException 422 naming the member under {@code area} and the rule
     */
    static Geometry parse(JsonNode area) {
        var read = new GeoJsonArea().geometry(area);
        var wrong = new IsValidOp(read).getValidationError();
        if (wrong != null) {
            var at = wrong.getCoordinate();
            throw ProblemException.field(
                    "area.coordinates",
                    "rings that neither cross nor touch along a line, holes inside; at [%s, %s]: %s"
                            .formatted(at.getX(), at.getY(), wrong.getMessage()));
        }
        return read;
    }

    private Geometry geometry(JsonNode area) {
        demand(area.isObject(), "area", TYPES);
        var coordinates = area.path("coordinates");
        return switch (area.path("type").asString("")) {
            case "Polygon" -> polygon(coordinates, "area.coordinates");
            case "MultiPolygon" -> {
                demand(
                        coordinates.isArray() && !coordinates.isEmpty(),
                        "area.coordinates",
                        "a list of polygons");
                var polygons = new ArrayList<Polygon>();
                for (var index = 0; index < coordinates.size(); index++) {
                    polygons.add(
                            polygon(
                                    coordinates.get(index),
                                    "area.coordinates[%d]".formatted(index)));
                }
                yield GEOMETRIES.createMultiPolygon(polygons.toArray(Polygon[]::new));
            }
            default -> throw ProblemException.field("area.type", TYPES);
        };
    }

    private Polygon polygon(JsonNode rings, String field) {
        demand(rings.isArray() && !rings.isEmpty(), field, "a list of rings, the outer one first");
        var read = new ArrayList<LinearRing>();
        for (var index = 0; index < rings.size(); index++) {
            read.add(ring(rings.get(index), "%s[%d]".formatted(field, index)));
        }
        return GEOMETRIES.createPolygon(
                read.getFirst(), read.subList(1, read.size()).toArray(LinearRing[]::new));
    }

    private LinearRing ring(JsonNode positions, String field) {
        demand(positions.isArray() && positions.size() >= 4, field, RING);
        points += positions.size();
        demand(
                points <= MOST_POINTS,
                "area.coordinates",
                "at most %,d positions".formatted(MOST_POINTS));
        List<Coordinate> read = new ArrayList<>(positions.size());
        for (var index = 0; index < positions.size(); index++) {
            read.add(position(positions.get(index), "%s[%d]".formatted(field, index)));
        }
        demand(read.getFirst().equals2D(read.getLast()), field, RING);
        return GEOMETRIES.createLinearRing(read.toArray(Coordinate[]::new));
    }

    private static Coordinate position(JsonNode position, String field) {
        demand(
                position.isArray()
                        && position.size() >= 2
                        && position.size() <= 3
                        && isWithin(position.get(0), 180)
                        && isWithin(position.get(1), 90),
                field,
                POSITION);
        return new Coordinate(position.get(0).doubleValue(), position.get(1).doubleValue());
    }

    private static boolean isWithin(JsonNode number, double limit) {
        return number.isNumber() && Math.abs(number.doubleValue()) <= limit;
    }

    private static void demand(boolean holds, String field, String rule) {
        if (!holds) {
            throw ProblemException.field(field, rule);
        }
    }
}
