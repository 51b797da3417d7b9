package org.bluehorizons.simulator.driver;

import org.bluehorizons.simulator.world.Place;
import org.jspecify.annotations.Nullable;

/**
 * What a driver is up to, from wanting a car to having been somewhere.
 *
 * @param asksPrice before booking
 * @param reserves for a little later, instead of having the car held now
 * @param keepsBay has a bay kept at the destination
 * @param stopover where the car is locked for a while on the way; null: none
 * @param forgetsDoor leaves a door open at the end, until told
 * @param forgetsPlug does not plug in at the end, until told
 * @param stars how the trip is rated; 0: not at all
 * @param findsDamage and reports it
 */
public record Outing(
        Course course,
        boolean asksPrice,
        boolean reserves,
        boolean keepsBay,
        Place destination,
        @Nullable Place stopover,
        boolean forgetsDoor,
        boolean forgetsPlug,
        int stars,
        boolean findsDamage) {

    /** What becomes of the booking. */
    public enum Course {
        DRIVES,
        CANCELS,
        /** Never comes, so that the hold runs out. */
        STAYS_AWAY
    }
}
