package org.bluehorizons.simulator.car;

/**
 * How the fleet lives.
 *
 * @param faultsADay breakdowns of a car in a day of driving
 * @param gapsAnHour coverage gaps of a car in an hour of driving
 */
public record Habits(double faultsADay, double gapsAnHour) {}
