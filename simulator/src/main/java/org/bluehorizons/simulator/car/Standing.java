package org.bluehorizons.simulator.car;

import org.bluehorizons.simulator.world.Place;

/**
 * What of a car outlives the simulator: where it stands or will arrive, and how.
 *
 * @param charge 0 to 1
 */
public record Standing(
        Place place, double charge, double odometerMetres, boolean plugged, boolean locked) {}
