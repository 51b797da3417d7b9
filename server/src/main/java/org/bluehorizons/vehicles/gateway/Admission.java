package org.bluehorizons.vehicles.gateway;

import java.util.List;
import org.bluehorizons.vehicles.VehicleId;
import org.jspecify.annotations.Nullable;

/**
 * A car that was let in.
 *
 * @param number fences the car's older connections
 * @param will null when there is none
 * @param resumed subscriptions of the session that goes on; null when it starts anew
 */
record Admission(
        VehicleId car,
        Terms terms,
        long number,
        @Nullable Will will,
        @Nullable List<Subscription> resumed) {}
