package org.bluehorizons.rental.places;

import org.bluehorizons.vehicles.VehicleRetired;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Cars that are retired stand nowhere any more; in the transaction that retires them. */
@Component
class RetiredCars {

    private final VehiclePlaces vehiclePlaces;

    RetiredCars(VehiclePlaces vehiclePlaces) {
        this.vehiclePlaces = vehiclePlaces;
    }

    @EventListener
    void retired(VehicleRetired event) {
        vehiclePlaces.leave(event.vehicle());
    }
}
