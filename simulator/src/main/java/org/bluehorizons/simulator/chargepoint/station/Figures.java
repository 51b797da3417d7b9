package org.bluehorizons.simulator.chargepoint.station;

import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** What all charge points of a process did. Safe for use by many threads. */
public final class Figures {

    private static final long LONGEST_MICROS = 600_000_000L;

    public final LongAdder connected = new LongAdder();
    public final LongAdder booted = new LongAdder();
    public final LongAdder statused = new LongAdder();
    public final LongAdder sent = new LongAdder();
    public final LongAdder answered = new LongAdder();
    public final LongAdder errors = new LongAdder();
    public final LongAdder timeouts = new LongAdder();
    public final LongAdder reconnects = new LongAdder();
    public final LongAdder refused = new LongAdder();
    public final LongAdder transactionsOpen = new LongAdder();
    public final LongAdder transactionsEnded = new LongAdder();

    /** Transaction messages that wait for a connection, their turn or an answer. */
    public final LongAdder kept = new LongAdder();

    /** Transaction messages that the server would not have, however often it was asked. */
    public final LongAdder lost = new LongAdder();

    /** Calls of the server that were answered. */
    public final LongAdder obeyed = new LongAdder();

    /** What the server said that was no OCPP, or came too late. */
    public final LongAdder strange = new LongAdder();

    /** What misbehaving charge points did. */
    public final LongAdder pranks = new LongAdder();

    private final Recorder recorder = new Recorder(LONGEST_MICROS, 2);

    void took(long nanos) {
        recorder.recordValue(Math.clamp(nanos / 1_000, 0, LONGEST_MICROS));
    }

    /** How long answers took since it was asked last, in microseconds. */
    public Histogram latest() {
        return recorder.getIntervalHistogram();
    }
}
