/**
 * One simulated car: its trips, its battery, its faults, its answers to commands. Pure: time comes
 * from outside.
 */
@NullMarked
package org.bluehorizons.simulator.car;

import org.jspecify.annotations.NullMarked;
