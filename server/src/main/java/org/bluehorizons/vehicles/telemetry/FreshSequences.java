package org.bluehorizons.vehicles.telemetry;

import java.util.List;

/**
 * Tells, for one connection of a car, which publications certainly hold no message that was stored
 * before. Only those may go the fast way, where one duplicate costs the whole batch a second try.
 * Confined to the connection's event loop, except {@link #distrust}.
 */
public final class FreshSequences {

    private static final int DISTRUSTED = 1_000;

    private int boot = -1;
    private long sequence = -1;
    private int watched = 1;
    private volatile boolean distrusted;

    /**
     * @param repeated whether MQTT's DUP flag says that it may have come before
     */
    public boolean areFresh(List<TelemetryMessage> messages, boolean repeated) {
        if (distrusted) {
            distrusted = false;
            watched = DISTRUSTED;
        }
        var fresh = !repeated && watched == 0;
        watched = Math.max(0, watched - 1);
        for (var message : messages) {
            fresh &= follows(message);
        }
        return fresh;
    }

    /** The car sent again what was stored before, without saying so: watch it for a while. */
    public void distrust() {
        distrusted = true;
    }

    private boolean follows(TelemetryMessage message) {
        var follows =
                message.boot() > boot || (message.boot() == boot && message.sequence() > sequence);
        if (follows) {
            boot = message.boot();
            sequence = message.sequence();
        }
        return follows;
    }
}
