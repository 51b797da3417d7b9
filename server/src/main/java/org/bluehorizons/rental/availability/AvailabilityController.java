package org.bluehorizons.rental.availability;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.Rules;
import org.bluehorizons.rental.availability.Availability.FreeCar;
import org.bluehorizons.rental.availability.Availability.StationState;
import org.bluehorizons.rental.places.GreatCircle;
import org.bluehorizons.rental.places.Places;
import org.bluehorizons.rental.places.Station;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/availability}: what is free near somebody, from memory. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1")
@AllowedTo({
    AccountRole.DRIVER,
    AccountRole.OPERATOR,
    AccountRole.MAINTENANCE,
    AccountRole.STAKEHOLDER
})
@Tag(name = "Availability", description = "Which cars and bays are free")
class AvailabilityController {

    /** Streets are so much longer than the way of the crow. */
    private static final double DETOUR = 1.3;

    private static final double WALKED_METRES_PER_MINUTE = 80;

    private final FleetBoard board;
    private final Places places;
    private final ObjectProvider<PriceTags> prices;
    private final Clock clock;

    /**
     * The cars that are free at a station.
     *
     * @param asOf how things stood then, at most some seconds ago
     */
    @Schema(name = "StationAvailability")
    record AtStation(Instant asOf, StationState station, List<FreeCar> cars) {}

    private record Distant(Station station, double metres) {}

    AvailabilityController(
            FleetBoard board, Places places, ObjectProvider<PriceTags> prices, Clock clock) {
        this.board = board;
        this.places = places;
        this.prices = prices;
        this.clock = clock;
    }

    @GetMapping("/availability")
    @Operation(
            summary = "Free cars and stations around a position, the nearest first",
            description =
                    "How it stands now, or with from and until for all of that time. Who takes a car is decided when it is booked.")
    Availability near(@ParameterObject AvailabilityQuery query) {
        var wanted = query.checked(clock);
        var fleet = board.fleet();
        var tags = prices.getIfAvailable();
        var cars =
                fleet
                        .free(
                                wanted.latitude(),
                                wanted.longitude(),
                                wanted.radiusMetres(),
                                wanted.during(),
                                wanted::suits,
                                wanted.limit())
                        .stream()
                        .map(near -> freeCar(near.car(), near.metres(), wanted.during(), tags))
                        .toList();
        var stations =
                places.stations().stream()
                        .map(station ->
                                new Distant(
                                        station,
                                        metres(station, wanted.latitude(), wanted.longitude())))
                        .filter(distant -> distant.metres() <= wanted.radiusMetres())
                        .sorted(Comparator.comparingDouble(Distant::metres))
                        .limit(wanted.limit())
                        .map(distant ->
                                StationState.of(
                                        distant.station(),
                                        fleet,
                                        wanted.during(),
                                        distant.metres()))
                        .toList();
        return new Availability(fleet.asOf(), cars, stations);
    }

    @GetMapping("/stations/{id}/availability")
    @Operation(summary = "Free cars and bays of a station")
    AtStation at(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant until) {
        var rules = new Rules();
        var during = AvailabilityQuery.during(from, until, clock, rules);
        rules.demand();
        var station =
                places.station(id)
                        .orElseThrow(() ->
                                ProblemException.of(
                                        HttpStatus.NOT_FOUND,
                                        "station_not_found",
                                        "There is no station " + id));
        var fleet = board.fleet();
        var tags = prices.getIfAvailable();
        return new AtStation(
                fleet.asOf(),
                StationState.of(station, fleet, during, 0),
                fleet.freeCars(station, during)
                        .sorted(Comparator.comparingInt(StandingCar::usableRangeMetres).reversed())
                        .map(car ->
                                freeCar(
                                        car,
                                        metres(station, car.latitude(), car.longitude()),
                                        during,
                                        tags))
                        .toList());
    }

    private static FreeCar freeCar(
            StandingCar car, double metres, Span during, @Nullable PriceTags tags) {
        var vehicle = car.vehicle();
        var walkingMetres = metres * DETOUR;
        return new FreeCar(
                vehicle.id(),
                vehicle.plate(),
                vehicle.make(),
                vehicle.model(),
                vehicle.seats(),
                vehicle.market(),
                car.latitude(),
                car.longitude(),
                car.station(),
                car.bay(),
                vehicle.stateOfChargePercent(),
                car.usableRangeMetres(),
                (int) Math.round(walkingMetres),
                (int) Math.ceil(walkingMetres / WALKED_METRES_PER_MINUTE),
                tags == null ? null : tags.of(vehicle.market(), vehicle.model()),
                car.nextClaimAfter(during));
    }

    private static double metres(Station station, double latitude, double longitude) {
        return GreatCircle.metres(station.latitude(), station.longitude(), latitude, longitude);
    }
}
