package org.bluehorizons.charging.ocpp.v16;

import java.time.Instant;

/** OCPP 1.6 {@code Heartbeat}. Tells that a station lives; brings the time. */
public final class Heartbeat {

    private Heartbeat() {}

    public record Request() {}

    public record Response(Instant currentTime) {}
}
