/**
 * People who rent the cars, by the platform's public REST alone: they register, look for a car,
 * book, unlock, drive, end and rate. In: the cars' seats and an operator's caller, which opens
 * stations and approves licences. Out: a tally.
 */
@NullMarked
package org.bluehorizons.simulator.driver;

import org.jspecify.annotations.NullMarked;
