package org.bluehorizons.rental.gbfs;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bluehorizons.rental.availability.StandingCar;
import org.bluehorizons.rental.gbfs.Scene.RentalUris;
import org.bluehorizons.rental.places.Station;
import org.bluehorizons.rental.places.ZoneKind;
import org.bluehorizons.vehicles.VehicleSnapshot;
import org.jspecify.annotations.Nullable;

/** {@code vehicle_types} and {@code vehicle_status}. */
final class VehicleFeeds {

    private static final int METRES_PER_KILOMETRE = 1_000;
    private static final int HOLD_MINUTES = 15;

    private VehicleFeeds() {}

    record Types(List<VehicleType> vehicleTypes) {}

    record Status(List<VehicleStatus> vehicles) {}

    record VehicleType(
            String vehicleTypeId,
            String formFactor,
            int riderCapacity,
            String propulsionType,
            int maxRangeMeters,
            List<Text> name,
            List<Text> make,
            List<Text> model,
            int wheelCount,
            int defaultReserveTime,
            String returnConstraint,
            @Nullable String defaultPricingPlanId,
            @Nullable List<String> pricingPlanIds) {}

    record VehicleStatus(
            String vehicleId,
            double lat,
            double lon,
            boolean isReserved,
            boolean isDisabled,
            String vehicleTypeId,
            @Nullable String lastReported,
            int currentRangeMeters,
            @Nullable Double currentFuelPercent,
            @Nullable String stationId,
            @Nullable String pricingPlanId,
            @Nullable String availableUntil,
            @Nullable RentalUris rentalUris) {}

    static Types types(Scene scene) {
        var types = new TreeMap<String, VehicleType>();
        scene.vehicles()
                .forEach(car -> types.computeIfAbsent(typeId(car), id -> type(id, car, scene)));
        return new Types(List.copyOf(types.values()));
    }

    static Status status(Scene scene) {
        var stations =
                scene.stations().stream().map(Station::id).collect(Collectors.toUnmodifiableSet());
        return new Status(
                scene.standing().stream()
                        .map(car -> status(car, stations, scene))
                        .sorted(Comparator.comparing(VehicleStatus::vehicleId))
                        .toList());
    }

    /** Cars of the same make, model, range and seats are of one type. */
    static String typeId(VehicleSnapshot car) {
        return "%s-%s-%d-%d"
                .formatted(slug(car.make()), slug(car.model()), car.rangeKilometres(), car.seats());
    }

    static String slug(String name) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
        return plain.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
    }

    private static VehicleType type(String id, VehicleSnapshot car, Scene scene) {
        var plan = scene.planFor(car.model()).map(PublicPlan::id).orElse(null);
        var mayParkInStreets =
                scene.zones().stream().anyMatch(zone -> zone.kind() == ZoneKind.PARKING);
        return new VehicleType(
                id,
                "car",
                car.seats(),
                "electric",
                car.rangeKilometres() * METRES_PER_KILOMETRE,
                Text.english(car.make() + " " + car.model()),
                Text.english(car.make()),
                Text.english(car.model()),
                4,
                HOLD_MINUTES,
                mayParkInStreets ? "hybrid" : "any_station",
                plan,
                plan == null ? null : List.of(plan));
    }

    private static VehicleStatus status(StandingCar car, Set<UUID> stations, Scene scene) {
        var vehicle = car.vehicle();
        var charge = vehicle.stateOfChargePercent();
        var publicId = car.publicId().toString();
        var free = scene.fleet().isFree(car, scene.at());
        return new VehicleStatus(
                publicId,
                car.latitude(),
                car.longitude(),
                car.fit() && !free,
                !car.fit(),
                typeId(vehicle),
                Scene.timestamp(vehicle.heardAt()),
                car.usableRangeMetres(),
                charge == null ? null : (Double) (Math.round(charge * 10) / 1_000.0),
                car.station() != null && stations.contains(car.station())
                        ? car.station().toString()
                        : null,
                scene.planFor(vehicle.model()).map(PublicPlan::id).orElse(null),
                free ? Scene.timestamp(car.nextClaimAfter(scene.at())) : null,
                scene.rentalUris("vehicle", publicId));
    }
}
