package org.bluehorizons.simulator.driver;

import org.bluehorizons.simulator.car.Answer;
import org.bluehorizons.simulator.world.Place;

/** A car as who sits in it, or stands beside it, has it. Safe for use by many threads. */
public interface Seat {

    /** Where it stands, or where it is driven to. */
    Place place();

    /** 0 to 1. */
    double charge();

    boolean isDriving();

    /** Opens or shuts a door; false when the car is locked or driven. */
    boolean door(boolean open);

    /** False where there is no charger. */
    boolean plugIn();

    /** Drives off, or says why not; it arrives by itself. */
    Answer driveTo(Place to);
}
