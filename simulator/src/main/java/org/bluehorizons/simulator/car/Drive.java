package org.bluehorizons.simulator.car;

import java.util.List;
import java.util.random.RandomGenerator;
import org.bluehorizons.simulator.world.Place;
import org.bluehorizons.simulator.world.Point;
import org.bluehorizons.simulator.world.Road;

/**
 * A trip along roads: keeps near the limits, slows down where roads meet, waits at some of them.
 * Never faster up or down than a careful driver. Not safe for use by several threads.
 */
final class Drive {

    static final double ACCELERATION = 1.8;
    static final double BRAKING = 2.4;

    private static final double JUNCTION_KMH = 25;
    private static final double KMH = 3.6;

    private final List<Road> way;
    private final RandomGenerator random;
    private int road;
    private double metresOnRoad;
    private double metresPerSecond;
    private double acceleration;
    private double waiting;
    private double mood = 1;

    Drive(List<Road> way, RandomGenerator random) {
        this.way = way;
        this.random = random;
        this.mood = 0.85 + random.nextDouble() * 0.15;
    }

    /**
     * Drives on for a short time.
     *
     * @return metres made
     */
    double step(double seconds) {
        if (isOver()) {
            return 0;
        }
        if (waiting > 0) {
            waiting -= seconds;
            acceleration = 0;
            return 0;
        }
        var before = metresPerSecond;
        metresPerSecond = nextSpeed(seconds);
        acceleration = (metresPerSecond - before) / seconds;
        var metres = metresPerSecond * seconds;
        metresOnRoad += metres;
        if (metresOnRoad >= length()) {
            turn();
        }
        return metres;
    }

    /** Not at the destination's door until it stands. */
    boolean isOver() {
        return road >= way.size();
    }

    double metresPerSecond() {
        return metresPerSecond;
    }

    double acceleration() {
        return acceleration;
    }

    Point position() {
        if (isOver()) {
            return way.getLast().to().point();
        }
        var here = way.get(road);
        return here.from().point().towards(here.to().point(), metresOnRoad / length());
    }

    double heading() {
        var here = way.get(Math.min(road, way.size() - 1));
        return here.from().point().headingTo(here.to().point());
    }

    Place destination() {
        return way.getLast().to();
    }

    private double nextSpeed(double seconds) {
        var left = Math.max(0, length() - metresOnRoad);
        var end = road == way.size() - 1 ? 2 / KMH : JUNCTION_KMH / KMH;
        var cruising = way.get(road).limitKmh() / KMH * mood;
        // As fast as still lets it brake down to the end's speed (v² = u² + 2as).
        var brakable = Math.sqrt(end * end + 2 * BRAKING * 0.8 * left);
        var wanted = Math.min(cruising, brakable);
        return Math.clamp(
                wanted,
                Math.max(0.5, metresPerSecond - BRAKING * seconds),
                Math.max(0.5, metresPerSecond + ACCELERATION * seconds));
    }

    private void turn() {
        metresOnRoad = 0;
        road++;
        if (isOver()) {
            metresPerSecond = 0;
            acceleration = 0;
        } else if (random.nextInt(3) == 0 && way.get(road).limitKmh() <= 70) {
            waiting = 5 + random.nextDouble() * 40;
            metresPerSecond = 0;
        }
    }

    private double length() {
        var here = way.get(Math.min(road, way.size() - 1));
        return here.from().point().metresTo(here.to().point());
    }
}
