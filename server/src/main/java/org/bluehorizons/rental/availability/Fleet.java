package org.bluehorizons.rental.availability;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bluehorizons.rental.places.GreatCircle;
import org.bluehorizons.rental.places.Station;
import org.bluehorizons.vehicles.VehicleId;
import org.bluehorizons.vehicles.VehicleSnapshot;

/**
 * The cars that nobody drives, as they were at an instant; nothing in it changes. Cars whose
 * bookings have changed since are hidden: they are free for nobody until they have been read again.
 */
public final class Fleet {

    private final FleetFacts facts;
    private final Index index;

    /** The number of the newest change of each hidden car. */
    private final Map<VehicleId, Long> hidden;

    /** A car and how far away it is as the crow flies. */
    public record Near(StandingCar car, double metres) {}

    private record Index(
            Map<VehicleId, StandingCar> cars,
            Map<UUID, List<StandingCar>> byStation,
            Set<UUID> takenBays,
            Grid grid) {}

    private Fleet(FleetFacts facts, Index index, Map<VehicleId, Long> hidden) {
        this.facts = facts;
        this.index = index;
        this.hidden = hidden;
    }

    static Fleet of(FleetFacts facts, Collection<StandingCar> standing) {
        var cars = new HashMap<VehicleId, StandingCar>();
        var byStation = new HashMap<UUID, List<StandingCar>>();
        var takenBays = new HashSet<UUID>();
        for (var car : standing) {
            cars.put(car.vehicle().id(), car);
            if (car.station() != null) {
                byStation.computeIfAbsent(car.station(), _ -> new ArrayList<>()).add(car);
            }
            if (car.bay() != null) {
                takenBays.add(car.bay());
            }
        }
        return new Fleet(
                facts, new Index(cars, byStation, takenBays, Grid.of(cars.values())), Map.of());
    }

    /** Everything that was committed before is in it. */
    public Instant asOf() {
        return facts.asOf();
    }

    /** All cars that nobody drives, free or not. */
    public Collection<StandingCar> cars() {
        return index.cars().values();
    }

    /** All cars on the road, also those that are driven. */
    public Collection<VehicleSnapshot> vehicles() {
        return facts.vehicles().values();
    }

    public Optional<StandingCar> find(VehicleId car) {
        return Optional.ofNullable(index.cars().get(car));
    }

    /** Whether a driver may have the car for all of that time. */
    public boolean isFree(StandingCar car, Span during) {
        return car.fit() && !hidden.containsKey(car.vehicle().id()) && !car.isClaimed(during);
    }

    /** The cars in a station that a driver may have. */
    public Stream<StandingCar> freeCars(Station station, Span during) {
        return index.byStation().getOrDefault(station.id(), List.of()).stream()
                .filter(car -> isFree(car, during));
    }

    /** All cars in a station. */
    public List<StandingCar> carsIn(Station station) {
        return index.byStation().getOrDefault(station.id(), List.of());
    }

    /** How many bays no car stands in and nobody has reserved for that time. */
    public int freeBays(Station station, Span during) {
        var free = 0;
        for (var bay : station.bays()) {
            var reserved =
                    facts.bayClaims().getOrDefault(bay.id(), List.of()).stream()
                            .anyMatch(claim -> claim.overlaps(during));
            if (!reserved && !index.takenBays().contains(bay.id())) {
                free++;
            }
        }
        return free;
    }

    /** The free cars around a position, the nearest first. */
    public List<Near> free(
            double latitude,
            double longitude,
            int radiusMetres,
            Span during,
            Predicate<StandingCar> wanted,
            int most) {
        return index.grid()
                .around(latitude, longitude, radiusMetres)
                .filter(car -> isFree(car, during) && wanted.test(car))
                .map(car ->
                        new Near(
                                car,
                                GreatCircle.metres(
                                        latitude, longitude, car.latitude(), car.longitude())))
                .filter(near -> near.metres() <= radiusMetres)
                .sorted(Comparator.comparingDouble(Near::metres))
                .limit(most)
                .toList();
    }

    FleetFacts facts() {
        return facts;
    }

    Map<VehicleId, Long> hidden() {
        return hidden;
    }

    Fleet hiding(VehicleId car, long change) {
        var more = new HashMap<>(hidden);
        more.put(car, change);
        return new Fleet(facts, index, Map.copyOf(more));
    }

    /** With the cars hidden that the other hides for a change that was not read yet. */
    Fleet hidingWhatChangedSince(Map<VehicleId, Long> read, Map<VehicleId, Long> now) {
        var rest = new HashMap<>(now);
        rest.entrySet().removeAll(read.entrySet());
        return new Fleet(facts, index, Map.copyOf(rest));
    }
}
