package org.bluehorizons.rental.gbfs;

import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.bluehorizons.rental.Market;
import org.bluehorizons.rental.availability.Fleet;
import org.bluehorizons.rental.availability.Span;
import org.bluehorizons.rental.availability.StandingCar;
import org.bluehorizons.rental.places.Station;
import org.bluehorizons.rental.places.Zone;
import org.bluehorizons.vehicles.VehicleSnapshot;
import org.bluehorizons.vehicles.VehicleStatus;
import org.jspecify.annotations.Nullable;

/**
 * All that the feeds of a market are made of, at an instant.
 *
 * @param vehicles all on the road, also those that are driven
 * @param rentalUrl empty: no links
 */
record Scene(
        Market market,
        Fleet fleet,
        Instant now,
        List<Station> stations,
        List<Zone> zones,
        List<VehicleSnapshot> vehicles,
        List<PublicPlan> plans,
        String rentalUrl) {

    /** Where people rent, for browsers. */
    record RentalUris(URI web) {}

    Span at() {
        return Span.at(now);
    }

    /** Cars that nobody drives. */
    List<StandingCar> standing() {
        return fleet.cars().stream()
                .filter(car -> car.vehicle().market().equals(market.code()))
                .filter(car -> car.vehicle().status() != VehicleStatus.IN_USE)
                .toList();
    }

    Optional<PublicPlan> planFor(String model) {
        return plans.stream()
                .filter(plan -> plan.model().equals(model))
                .findFirst()
                .or(() -> plans.stream().filter(plan -> plan.model().isEmpty()).findFirst());
    }

    /** Null when there is no page for it. */
    @Nullable RentalUris rentalUris(String what, String id) {
        if (rentalUrl.isEmpty()) {
            return null;
        }
        return new RentalUris(
                URI.create(
                        "%s%s%s=%s"
                                .formatted(
                                        rentalUrl, rentalUrl.contains("?") ? "&" : "?", what, id)));
    }

    /** As the specification writes timestamps: RFC 3339 without parts of a second. */
    static @Nullable String timestamp(@Nullable Instant at) {
        return at == null ? null : at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
