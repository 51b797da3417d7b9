package org.bluehorizons.simulator.world;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** The fastest ways between places. Immutable. */
public final class RoadMap {

    private static final RoadMap SINGAPORE = new RoadMap(Road.ALL);

    private final Map<Place, List<Road>> roadsFrom = new EnumMap<>(Place.class);

    private record Reached(Place place, double hours) {}

    private RoadMap(List<Road> roads) {
        for (var place : Place.values()) {
            roadsFrom.put(place, new ArrayList<>());
        }
        for (var road : roads) {
            roadsFrom.getOrDefault(road.from(), List.of()).add(road);
            roadsFrom.getOrDefault(road.to(), List.of()).add(road.reversed());
        }
    }

    public static RoadMap singapore() {
        return SINGAPORE;
    }

    /** By the fastest way. */
    public double metres(Place from, Place to) {
        return way(from, to).stream().mapToDouble(Road::metres).sum();
    }

    /** The places at the other end of a road. */
    public List<Place> next(Place from) {
        return roadsFrom.getOrDefault(from, List.of()).stream().map(Road::to).toList();
    }

    /**
     * The roads of the fastest way, by Dijkstra's algorithm.
     *
     * @return empty when both are the same place
     */
    public List<Road> way(Place from, Place to) {
        var best = new EnumMap<Place, Double>(Place.class);
        var cameBy = new EnumMap<Place, Road>(Place.class);
        var open = new PriorityQueue<>(Comparator.comparingDouble(Reached::hours));
        best.put(from, 0.0);
        open.add(new Reached(from, 0));
        while (!open.isEmpty()) {
            var next = open.remove();
            if (next.place == to) {
                break;
            }
            for (var road : roadsFrom.getOrDefault(next.place, List.of())) {
                var hours = next.hours + road.metres() / 1_000 / road.limitKmh();
                if (hours < best.getOrDefault(road.to(), Double.MAX_VALUE)) {
                    best.put(road.to(), hours);
                    cameBy.put(road.to(), road);
                    open.add(new Reached(road.to(), hours));
                }
            }
        }
        return walkBack(from, to, cameBy);
    }

    private static List<Road> walkBack(Place from, Place to, Map<Place, Road> cameBy) {
        var way = new ArrayDeque<Road>();
        for (var place = to; place != from; ) {
            var road = cameBy.get(place);
            if (road == null) {
                throw new IllegalArgumentException("no way from %s to %s".formatted(from, to));
            }
            way.addFirst(road);
            place = road.from();
        }
        return List.copyOf(way);
    }
}
