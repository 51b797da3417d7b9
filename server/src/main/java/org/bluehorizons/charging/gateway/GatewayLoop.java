package org.bluehorizons.charging.gateway;

import io.netty.channel.EventLoop;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * One event loop with what its connections share: lanes to the database, one look a second at all
 * of them so that none needs a timer, and who was heard. Confined to the event loop, except where
 * it says otherwise.
 */
final class GatewayLoop {

    private final EventLoop loop;
    private final CallLane lane;
    private final CallLane commandLane;
    private final Set<Supervised> supervised = new HashSet<>();
    private Map<String, Instant> heard = new HashMap<>();

    /** A connection in some stage of its life. */
    interface Supervised {

        /** Called once a second on the event loop. */
        void everySecond(long nowNanos);
    }

    /**
     * @param commandLane for the ends of commands, which somebody waits for: they do not queue
     *     behind what a district says that comes back
     */
    GatewayLoop(EventLoop loop, CallLane lane, CallLane commandLane) {
        this.loop = loop;
        this.lane = lane;
        this.commandLane = commandLane;
        loop.scheduleAtFixedRate(this::sweep, 1, 1, TimeUnit.SECONDS);
    }

    void add(Supervised connection) {
        supervised.add(connection);
    }

    void remove(Supervised connection) {
        supervised.remove(connection);
    }

    void heard(String station, Instant at) {
        heard.put(station, at);
    }

    /** Any thread. */
    CallLane lane() {
        return lane;
    }

    /** Any thread. */
    CallLane commandLane() {
        return commandLane;
    }

    /** Any thread. */
    void execute(Runnable task) {
        loop.execute(task);
    }

    /** Any thread. */
    void schedule(Runnable task, long delayMillis) {
        loop.schedule(task, delayMillis, TimeUnit.MILLISECONDS);
    }

    private void sweep() {
        var now = System.nanoTime();
        // A look may close, and so remove, some.
        for (var connection : new ArrayList<>(supervised)) {
            connection.everySecond(now);
        }
        if (!heard.isEmpty()) {
            lane.heard(heard);
            heard = new HashMap<>();
        }
    }
}
