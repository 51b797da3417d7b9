package org.bluehorizons.platform;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Takes the place of timers for the connections of devices on an event loop. Those that wait for
 * something are watched: looked at each second. A calm one is looked at once a round; of tens of
 * thousands nearly all are calm, and a look at each of them each second took half a processor.
 * Confined to the event loop.
 */
public final class Supervision {

    private final List<Set<Supervised>> round;
    private final Set<Supervised> watched = new HashSet<>();
    private int second;

    /** A connection in some stage of its life. */
    public interface Supervised {

        /**
         * Does what is due.
         *
         * @return whether it is to be watched
         */
        boolean look(long nowNanos);
    }

    /**
     * @param roundSeconds in which each connection is looked at at least once
     */
    public Supervision(int roundSeconds) {
        this.round =
                Stream.generate(() -> (Set<Supervised>) new HashSet<Supervised>())
                        .limit(roundSeconds)
                        .toList();
    }

    /** It is watched at first. */
    public void add(Supervised connection) {
        turn(connection).add(connection);
        watched.add(connection);
    }

    public void remove(Supervised connection) {
        turn(connection).remove(connection);
        watched.remove(connection);
    }

    /** It waits for something: it is looked at each second until it says that it is calm. */
    public void watch(Supervised connection) {
        watched.add(connection);
    }

    /** Counts the seconds. */
    public int second() {
        return second;
    }

    public void everySecond(long nowNanos) {
        second++;
        // A look may close, and so remove, some.
        for (var connection : new ArrayList<>(watched)) {
            if (!connection.look(nowNanos)) {
                watched.remove(connection);
            }
        }
        for (var connection : new ArrayList<>(round.get(second % round.size()))) {
            if (connection.look(nowNanos)) {
                watched.add(connection);
            }
        }
    }

    private Set<Supervised> turn(Supervised connection) {
        return round.get(Math.floorMod(connection.hashCode(), round.size()));
    }
}
