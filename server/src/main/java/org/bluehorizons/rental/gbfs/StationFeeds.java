package org.bluehorizons.rental.gbfs;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bluehorizons.rental.gbfs.Scene.RentalUris;
import org.bluehorizons.rental.places.Station;
import org.jspecify.annotations.Nullable;

/** {@code station_information} and {@code station_status}. */
final class StationFeeds {

    private StationFeeds() {}

    record Information(List<StationInformation> stations) {}

    record Status(List<StationStatus> stations) {}

    record StationInformation(
            String stationId,
            List<Text> name,
            List<Text> shortName,
            double lat,
            double lon,
            @Nullable String address,
            String regionId,
            @Nullable String stationOpeningHours,
            boolean isVirtualStation,
            int capacity,
            boolean isChargingStation,
            @Nullable RentalUris rentalUris) {}

    record StationStatus(
            String stationId,
            int numVehiclesAvailable,
            List<TypeCount> vehicleTypesAvailable,
            int numVehiclesDisabled,
            int numDocksAvailable,
            boolean isInstalled,
            boolean isRenting,
            boolean isReturning,
            @Nullable String lastReported) {}

    record TypeCount(String vehicleTypeId, int count) {}

    static Information information(Scene scene) {
        return new Information(
                scene.stations().stream().map(station -> information(station, scene)).toList());
    }

    static Status status(Scene scene) {
        return new Status(
                scene.stations().stream().map(station -> status(station, scene)).toList());
    }

    private static StationInformation information(Station station, Scene scene) {
        return new StationInformation(
                station.id().toString(),
                Text.english(station.name()),
                Text.english(station.code()),
                station.latitude(),
                station.longitude(),
                station.address().isEmpty() ? null : station.address(),
                SystemFeeds.regionId(scene.market()),
                station.opensAt() == null
                        ? null
                        : "%s-%s".formatted(station.opensAt(), station.closesAt()),
                false,
                station.bays().size(),
                station.bays().stream().anyMatch(bay -> bay.chargePoint() != null),
                scene.rentalUris("station", station.id().toString()));
    }

    private static StationStatus status(Station station, Scene scene) {
        Map<String, Integer> free =
                scene.fleet()
                        .freeCars(station, scene.at())
                        .collect(
                                Collectors.groupingBy(
                                        car -> VehicleFeeds.typeId(car.vehicle()),
                                        TreeMap::new,
                                        Collectors.summingInt(_ -> 1)));
        var open = station.isOpenAt(scene.now());
        return new StationStatus(
                station.id().toString(),
                free.values().stream().mapToInt(Integer::intValue).sum(),
                free.entrySet().stream()
                        .map(entry -> new TypeCount(entry.getKey(), entry.getValue()))
                        .toList(),
                (int) scene.fleet().carsIn(station).stream().filter(car -> !car.fit()).count(),
                scene.fleet().freeBays(station, scene.at()),
                true,
                open,
                open,
                // To the minute, so that what has not changed stays the same for caches.
                Scene.timestamp(scene.fleet().asOf().truncatedTo(ChronoUnit.MINUTES)));
    }
}
