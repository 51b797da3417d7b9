package org.bluehorizons.rental.bookings;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bluehorizons.platform.ProblemException.FieldProblem;
import org.bluehorizons.platform.Rules;
import org.bluehorizons.rental.RentalSettings;
import org.bluehorizons.rental.places.Places;
import org.bluehorizons.rental.places.Station;
import org.bluehorizons.vehicles.VehicleSnapshot;
import org.springframework.stereotype.Component;

/**
 * What a car has to tell before a trip ends. A signal that the car never sends does not keep the
 * driver; where it is, it must say. Safe for use by many threads.
 */
@Component
class EndConditions {

    private final Places places;
    private final RentalSettings settings;

    EndConditions(Places places, RentalSettings settings) {
        this.places = places;
        this.settings = settings;
    }

    /** Whether the car was heard of lately. */
    boolean isHeard(VehicleSnapshot car, Instant now) {
        return car.heardAt() != null && !car.heardAt().isBefore(now.minus(settings.silentAfter()));
    }

    Optional<Station> station(VehicleSnapshot car) {
        return car.latitude() == null || car.longitude() == null
                ? Optional.empty()
                : places.stationAt(car.latitude(), car.longitude(), car.market());
    }

    /** Those that are not met; each with what to do. */
    List<FieldProblem> broken(VehicleSnapshot car, Instant now) {
        var station = station(car);
        return new Rules()
                .check(
                        isHeard(car, now),
                        "connection",
                        "the car has not been heard of for a while: move it to where it has a signal, or end with a photo")
                .check(!Boolean.TRUE.equals(car.moving()), "moving", "stop the car")
                .check(!car.doorsOpen(), "doors", "shut all doors and the trunk")
                .check(
                        !Boolean.FALSE.equals(car.keyReturned()),
                        "key",
                        "put the key or card back into its holder")
                .check(
                        station.isPresent() || mayPark(car, now),
                        "place",
                        "park in a bay of a station or in a zone where trips may end")
                .check(
                        station.isEmpty()
                                || !station.get().plugRequired()
                                || Boolean.TRUE.equals(car.plugged()),
                        "plug",
                        "plug the car in; this station demands it")
                .broken();
    }

    private boolean mayPark(VehicleSnapshot car, Instant now) {
        return car.latitude() != null
                && car.longitude() != null
                && places.mayParkAt(car.latitude(), car.longitude(), now);
    }
}
