package org.bluehorizons.rental.availability;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bluehorizons.rental.places.Station;
import org.bluehorizons.vehicles.VehicleId;
import org.jspecify.annotations.Nullable;

/**
 * What is free around a position.
 *
 * @param asOf how things stood then, at most some seconds ago
 * @param cars the nearest first
 * @param stations the nearest first
 */
record Availability(Instant asOf, List<FreeCar> cars, List<StationState> stations) {

    /**
     * A car that may be booked.
     *
     * @param walkingMetres the distance as the crow flies and 30 % for the streets
     * @param walkingMinutes at 80 metres a minute, rounded up
     * @param price null while there is no tariff
     * @param availableUntil when somebody else has it next; null when nobody
     */
    @Schema(name = "FreeCar")
    record FreeCar(
            VehicleId vehicleId,
            @Schema(example = "SXX1234A") String plate,
            @Schema(example = "BYD") String make,
            @Schema(example = "Atto 3") String model,
            @Schema(example = "5") int seats,
            @Schema(example = "SG") String market,
            double latitude,
            double longitude,
            @Nullable UUID stationId,
            @Nullable UUID bayId,
            @Schema(example = "83.5") @Nullable Float stateOfChargePercent,
            @Schema(example = "315000", description = "Less a reserve.") int usableRangeMetres,
            @Schema(example = "240") int walkingMetres,
            @Schema(example = "3") int walkingMinutes,
            @Nullable PriceTag price,
            @Nullable Instant availableUntil) {}

    /**
     * A station and what is free there.
     *
     * @param distanceMetres as the crow flies
     */
    @Schema(name = "StationState")
    record StationState(
            UUID stationId,
            @Schema(example = "SG-0001") String code,
            @Schema(example = "Tampines Hub") String name,
            double latitude,
            double longitude,
            boolean open,
            boolean plugRequired,
            int bays,
            int freeBays,
            int freeCars,
            int distanceMetres) {

        static StationState of(Station station, Fleet fleet, Span during, double distanceMetres) {
            return new StationState(
                    station.id(),
                    station.code(),
                    station.name(),
                    station.latitude(),
                    station.longitude(),
                    station.isOpenAt(during.from()),
                    station.plugRequired(),
                    station.bays().size(),
                    fleet.freeBays(station, during),
                    (int) fleet.freeCars(station, during).count(),
                    (int) Math.round(distanceMetres));
        }
    }
}
