package org.bluehorizons.simulator.chargepoint.station;

import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** What is to be done later; nothing, and so no memory, at a charge point that stands idle. */
final class Errands {

    private record Errand(long at, Runnable act) implements Comparable<Errand> {

        @Override
        public int compareTo(Errand other) {
            return Long.compare(at, other.at);
        }
    }

    private @Nullable PriorityQueue<Errand> waiting;

    void add(long at, Runnable act) {
        if (waiting == null) {
            waiting = new PriorityQueue<>(2);
        }
        waiting.add(new Errand(at, act));
    }

    /** Never: {@link Long#MAX_VALUE}. */
    long due() {
        var next = waiting == null ? null : waiting.peek();
        return next == null ? Long.MAX_VALUE : next.at();
    }

    void run(long now) {
        while (waiting != null && due() <= now) {
            waiting.remove().act().run();
            if (waiting.isEmpty()) {
                waiting = null;
            }
        }
    }
}
