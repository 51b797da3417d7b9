package org.bluehorizons.vehicles;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks cars for something, for other rooms. Safe for use by many threads. */
public interface VehicleCommands {

    /** What a driver's trip needs of a car. */
    enum Wish {
        UNLOCK,
        LOCK
    }

    /** How it ended; still open when the patience was over first. */
    enum Outcome {
        ACKNOWLEDGED,
        REFUSED,
        EXPIRED,
        OPEN
    }

    /**
     * @param reason the car's own words when it refused
     */
    record Answer(UUID command, Outcome outcome, @Nullable String reason) {}

    /**
     * Asks and waits for the answer. Not to be called inside a transaction: the car hears of it
     * after the commit.
     *
     * @param requester an actor's name
     * @param life after this the car must not carry it out any more
     */
    Answer ask(VehicleId car, Wish wish, String requester, Duration life);
}
