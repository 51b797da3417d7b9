package org.bluehorizons.simulator.chargepoint.station;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Where misbehaviour comes in: how calls are sent, in which order, and what else goes out. */
class Pranks {

    private final ChargePoint station;

    Pranks(ChargePoint station) {
        this.station = station;
    }

    static Pranks of(ChargePoint station, Misbehaviour misbehaviour) {
        return new Pranks(station);
    }

    /** Sends a call. */
    void send(String frame) {
        var line = station.line();
        if (line != null) {
            line.send(frame);
        }
    }

    /** Which of the waiting transaction messages is sent next. */
    @Nullable Message take(ArrayDeque<Message> kept) {
        return kept.poll();
    }

    /** A connection has been opened. */
    void connected() {}

    final ChargePoint station() {
        return station;
    }
}
