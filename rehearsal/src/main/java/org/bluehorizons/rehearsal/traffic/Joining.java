package org.bluehorizons.rehearsal.traffic;

import java.time.Duration;

/** Waits for threads that have been told to end. */
final class Joining {
    private Joining() {}

    /** An interrupted caller waits no longer, and finds itself interrupted. */
    static void await(Thread thread, Duration atMost) {
        try {
            thread.join(atMost);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
