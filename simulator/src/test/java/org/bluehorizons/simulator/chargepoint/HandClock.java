package org.bluehorizons.simulator.chargepoint;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** Time that a test moves. */
final class HandClock implements InstantSource {

    private final AtomicLong millis =
            new AtomicLong(Instant.parse("2026-03-01T08:00:00Z").toEpochMilli());

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis.get());
    }

    void passes(Duration time) {
        millis.addAndGet(time.toMillis());
    }
}
