package org.bluehorizons.simulator.driver;

import static java.util.Comparator.comparingDouble;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.bluehorizons.simulator.driver.Outing.Course;
import org.bluehorizons.simulator.world.Place;
import org.bluehorizons.simulator.world.RoadMap;

/**
 * How a driver makes up its mind: the same seed gives the same person. Most drive to a place next
 * door, the nearer the more often, some across the island; a car that is low is driven to a
 * charger. Not safe for use by several threads.
 */
final class Mind {

    private static final double LOW = 0.35;
    private static final List<Place> PLACES = List.of(Place.values());

    private final SplittableRandom random;

    Mind(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** Where somebody is when the simulation begins. */
    Place home() {
        return PLACES.get(random.nextInt(PLACES.size()));
    }

    /**
     * @param charge of the car, 0 to 1
     */
    Outing outing(Place from, double charge) {
        var chance = random.nextInt(100);
        var course = chance < 88 ? Course.DRIVES : chance < 97 ? Course.CANCELS : Course.STAYS_AWAY;
        var destination = destination(from, charge);
        var stopover = isChance(15) ? destination(from, 1) : null;
        return new Outing(
                course,
                isChance(40),
                isChance(10),
                isChance(25),
                destination,
                stopover == destination ? null : stopover,
                isChance(10),
                isChance(15),
                isChance(60) ? 3 + random.nextInt(3) : isChance(20) ? 1 + random.nextInt(2) : 0,
                isChance(2));
    }

    /** Seconds, between both. */
    double seconds(double least, double most) {
        return least + random.nextDouble() * (most - least);
    }

    /** One of the first few. */
    int choice(int many) {
        return random.nextInt(Math.min(3, many));
    }

    private Place destination(Place from, double charge) {
        var near =
                fit(RoadMap.singapore().next(from).stream(), charge).stream()
                        .sorted(comparingDouble(to -> from.point().metresTo(to.point())))
                        .toList();
        if (!near.isEmpty() && isChance(85)) {
            return near.get(Math.min(random.nextInt(near.size()), random.nextInt(near.size())));
        }
        var all = fit(PLACES.stream().filter(place -> place != from), charge);
        return all.get(random.nextInt(all.size()));
    }

    private static List<Place> fit(Stream<Place> places, double charge) {
        return places.filter(place -> charge > LOW || place.chargerKilowatts() > 0).toList();
    }

    private boolean isChance(int percent) {
        return random.nextInt(100) < percent;
    }
}
