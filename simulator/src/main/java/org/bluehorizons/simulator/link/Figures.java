package org.bluehorizons.simulator.link;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What all cars' links count together. Safe for use by many threads. */
public final class Figures {

    public final AtomicLong sent = new AtomicLong();
    public final AtomicLong acknowledged = new AtomicLong();
    public final AtomicLong refused = new AtomicLong();
    public final AtomicLong dropped = new AtomicLong();
    public final AtomicLong connects = new AtomicLong();
    public final AtomicLong obeyed = new AtomicLong();
    public final AtomicLong declined = new AtomicLong();
    public final AtomicInteger unacknowledged = new AtomicInteger();
}
