package org.bluehorizons.simulator.car;

import org.jspecify.annotations.Nullable;

/**
 * What a car says to an order.
 *
 * @param refusal why not; null: done
 */
public record Answer(@Nullable String refusal) {

    static final Answer DONE = new Answer(null);

    public static Answer refused(String why) {
        return new Answer(why);
    }
}
