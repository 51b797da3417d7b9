package org.bluehorizons.simulator.car;

/** What a car may be asked for. */
public sealed interface Order {

    /** Lock, or unlock. */
    record Lock(boolean lock) implements Order {}

    record Immobilise(boolean engaged) implements Order {}

    /** Horn or lights. */
    record Signal() implements Order {}

    record Climate(boolean on, double targetCelsius) implements Order {}
}
