package org.bluehorizons.charging.ocpp.v201;

import java.time.Instant;

/** OCPP 2.0.1 {@code Heartbeat}. Tells that a station lives; brings the time. */
public final class Heartbeat {

    private Heartbeat() {}

    public record Request() {}

    public record Response(Instant currentTime) {}
}
