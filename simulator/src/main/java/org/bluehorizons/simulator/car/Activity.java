package org.bluehorizons.simulator.car;

/** What a car is doing. */
public enum Activity {
    PARKED,
    DRIVING,
    CHARGING,
    /** Parked for long: its modem is off, but now and then. */
    ASLEEP
}
