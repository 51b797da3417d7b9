package org.bluehorizons.charging.gateway;

import io.netty.channel.EventLoop;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bluehorizons.platform.Supervision;

/**
 * One event loop with what its connections share: lanes to the database, a {@link Supervision} so
 * that none needs a timer, and who was heard. Confined to the event loop, except where it says
 * otherwise.
 */
final class GatewayLoop {

    private final EventLoop loop;
    private final CallLane lane;
    private final CallLane commandLane;
    private final Supervision supervision;
    private Map<String, Instant> heard = new HashMap<>();

    /**
     * @param roundSeconds of the supervision
     * @param commandLane for the ends of commands, which somebody waits for: they do not queue
     *     behind what a district says that comes back
     */
    GatewayLoop(EventLoop loop, int roundSeconds, CallLane lane, CallLane commandLane) {
        this.loop = loop;
        this.supervision = new Supervision(roundSeconds);
        this.lane = lane;
        this.commandLane = commandLane;
        loop.scheduleAtFixedRate(this::sweep, 1, 1, TimeUnit.SECONDS);
    }

    Supervision supervision() {
        return supervision;
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
        supervision.everySecond(System.nanoTime());
        if (!heard.isEmpty()) {
            lane.heard(heard);
            heard = new HashMap<>();
        }
    }
}
