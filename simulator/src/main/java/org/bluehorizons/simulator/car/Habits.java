package org.bluehorizons.simulator.car;

/**
 * How the fleet lives.
 *
 * @param faultsADay breakdowns of a car in a day of driving
 * @param gapsAnHour coverage gaps of a car in an hour of driving
 * @param forHire cars wait for a driver instead of setting off by themselves, and keep their modem
 *     on while they do
 */
public record Habits(double faultsADay, double gapsAnHour, boolean forHire) {}
