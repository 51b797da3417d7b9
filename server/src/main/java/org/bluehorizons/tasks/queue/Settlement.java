package org.bluehorizons.tasks.queue;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What becomes of a claimed task. */
public sealed interface Settlement {

    Claim claim();

    /**
     * Over, and done.
     *
     * @param result JSON; null: none
     */
    record Done(Claim claim, @Nullable String result) implements Settlement {}

    /** Over, because somebody wanted it. */
    record Cancelled(Claim claim) implements Settlement {}

    /** The attempt failed; another one follows after the pause. */
    record Again(Claim claim, Duration pause, String error) implements Settlement {}

    /** A dead letter from now on. */
    record Dead(Claim claim, String reason) implements Settlement {}

    /** To be continued after the delay, by anybody; the attempt does not count. */
    record Returned(Claim claim, Duration delay) implements Settlement {}
}
