package org.bluehorizons.vehicles.registry;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import org.bluehorizons.vehicles.VehicleId;
import org.bluehorizons.vehicles.VehicleStatus;
import org.jspecify.annotations.Nullable;

/** A car in the register. */
@Schema(name = "Vehicle")
record Vehicle(
        @Schema(type = "string", format = "uuid") VehicleId id,
        @Schema(example = "LGXCE4CB1P0123456") String vin,
        @Schema(example = "SXX1234A") String plate,
        @Schema(example = "BYD") String make,
        @Schema(example = "Atto 3") String model,
        @Schema(example = "60.48") BigDecimal batteryKilowattHours,
        @Schema(example = "420") int rangeKilometres,
        @Schema(example = "5") int seats,
        @Schema(example = "SG", description = "ISO 3166-1 alpha-2.") String market,
        VehicleStatus status,
        Instant createdAt,
        @Nullable Instant retiredAt,
        @JsonIgnore long version) {

    String subject() {
        return "vehicle:" + id;
    }

    /** Whether the wanted record says the same of the car. */
    boolean isAs(NewVehicle wanted) {
        return retiredAt == null
                && vin.equals(wanted.vin())
                && plate.equals(wanted.plate())
                && make.equals(wanted.make())
                && model.equals(wanted.model())
                && batteryKilowattHours.compareTo(wanted.batteryKilowattHours()) == 0
                && rangeKilometres == wanted.rangeKilometres()
                && seats == wanted.seats()
                && market.equals(wanted.market());
    }
}
