package org.bluehorizons.rental.availability;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Cars by squares of a hundredth of a degree, about a kilometre; nothing in it changes. */
final class Grid {

    private static final int CELLS_PER_DEGREE = 100;
    private static final int AROUND_THE_WORLD = 360 * CELLS_PER_DEGREE;

    /** At the equator, where it is least for latitudes and exact enough for longitudes. */
    private static final double METRES_PER_DEGREE = 110_500;

    private final Map<Cell, List<StandingCar>> cells;

    private record Cell(int north, int east) {}

    private Grid(Map<Cell, List<StandingCar>> cells) {
        this.cells = cells;
    }

    static Grid of(Collection<StandingCar> cars) {
        var cells = new HashMap<Cell, List<StandingCar>>();
        for (var car : cars) {
            cells.computeIfAbsent(
                            new Cell(cell(car.latitude()), wrapped(cell(car.longitude()))),
                            _ -> new ArrayList<>())
                    .add(car);
        }
        return new Grid(cells);
    }

    /** All cars within the radius, and some around. */
    Stream<StandingCar> around(double latitude, double longitude, int radiusMetres) {
        var north = radiusMetres / METRES_PER_DEGREE;
        var furthestNorth = Math.min(89.9, Math.abs(latitude) + north);
        var east = north / Math.cos(Math.toRadians(furthestNorth));
        var south = cell(latitude - north);
        var rows = cell(latitude + north) - south + 1;
        var west = cell(longitude - east);
        var columns = cell(longitude + east) - west + 1;
        if ((long) rows * columns >= cells.size()) {
            return cells.values().stream().flatMap(List::stream);
        }
        return IntStream.range(0, rows * columns)
                .mapToObj(number ->
                        new Cell(south + number / columns, wrapped(west + number % columns)))
                .flatMap(cell -> cells.getOrDefault(cell, List.of()).stream());
    }

    private static int cell(double degrees) {
        return (int) Math.floor(degrees * CELLS_PER_DEGREE);
    }

    private static int wrapped(int east) {
        return Math.floorMod(east, AROUND_THE_WORLD);
    }
}
