package org.bluehorizons.rental.places;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Role;
import org.bluehorizons.vehicles.VehicleId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/vehicles/{id}/place}: where a car that nobody drives stands. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/vehicles/{id}/place")
@AllowedTo(AccountRole.OPERATOR)
@Tag(name = "Stations")
class VehiclePlaceController {

    private final VehiclePlaces vehiclePlaces;
    private final Placement placement;

    @Schema(name = "NewVehiclePlace")
    record Wanted(
            @Schema(description = "Null: in the street.") @Nullable UUID stationId,
            @Schema(description = "When left out, the station's first free bay, if any.")
                    @Nullable UUID bayId) {}

    VehiclePlaceController(VehiclePlaces vehiclePlaces, Placement placement) {
        this.vehiclePlaces = vehiclePlaces;
        this.placement = placement;
    }

    @GetMapping
    @AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE, AccountRole.STAKEHOLDER})
    @Operation(
            summary = "Where the car stands; 404 while it is driven or nobody has put it anywhere")
    Place get(@PathVariable VehicleId id) {
        return vehiclePlaces
                .find(id)
                .orElseThrow(() ->
                        ProblemException.of(
                                HttpStatus.NOT_FOUND,
                                "vehicle_not_placed",
                                "The car is driven, or nobody has put it anywhere."));
    }

    @PutMapping
    @Operation(summary = "Put a car that is not rented in a station or in the street")
    Place put(@PathVariable VehicleId id, @RequestBody Wanted wanted, Actor actor) {
        return placement.put(id, wanted.stationId(), wanted.bayId(), actor);
    }
}
