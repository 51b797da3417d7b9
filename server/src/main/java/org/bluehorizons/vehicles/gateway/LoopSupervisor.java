package org.bluehorizons.vehicles.gateway;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Looks after all connections of one event loop once a second, so that none needs a timer of its
 * own. Confined to its event loop.
 */
final class LoopSupervisor {

    /** A connection in some stage of its life. */
    interface Supervised {

        /** Called once a second on the event loop; closes what has run out of time. */
        void everySecond(long nowNanos);
    }

    private final Set<Supervised> supervised = new HashSet<>();

    LoopSupervisor(EventLoop loop) {
        loop.scheduleAtFixedRate(this::sweep, 1, 1, TimeUnit.SECONDS);
    }

    void add(Supervised connection) {
        supervised.add(connection);
    }

    void remove(Supervised connection) {
        supervised.remove(connection);
    }

    private void sweep() {
        var now = System.nanoTime();
        // A sweep may close, and so remove, some.
        for (var connection : new ArrayList<>(supervised)) {
            connection.everySecond(now);
        }
    }
}
