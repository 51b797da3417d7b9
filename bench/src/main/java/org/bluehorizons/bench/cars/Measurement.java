package org.bluehorizons.bench.cars;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Counts one order. Acknowledgements inside the measured time make the rate; messages intended
 * inside it make the latency, however late they were acknowledged, so that a stall at the end is
 * not left out. Event loop thread only.
 */
final class Measurement {
    final Pace pace;
    final long from;
    final long until;
    private final Histogram micros = new Histogram(TimeUnit.HOURS.toMicros(1), 3);
    private long acknowledged;
    private long measured;
    private long refused;

    /**
     * @param from nanoTime when the ramp is over
     * @param until nanoTime when cars stop sending
     */
    Measurement(Pace pace, long from, long until) {
        this.pace = pace;
        this.from = from;
        this.until = until;
    }

    boolean sends(long now) {
        return now < until;
    }

    void acknowledged(long intendedAt, long now, boolean asRefused) {
        acknowledged++;
        if (asRefused) {
            refused++;
        }
        if (now >= from && now < until) {
            measured++;
        }
        if (intendedAt >= from) {
            micros.recordValue(Math.max(0, (now - intendedAt) / 1_000));
        }
    }

    LoadReport report(int connected, int lost, long boot, long unacknowledged) {
        return new LoadReport(
                connected,
                lost,
                boot,
                acknowledged,
                refused,
                unacknowledged,
                measured * 1e9 / (until - from),
                new LoadReport.Latency(
                        millis(micros.getValueAtPercentile(50)),
                        millis(micros.getValueAtPercentile(99)),
                        millis(micros.getValueAtPercentile(99.9)),
                        millis(micros.getMaxValue())));
    }

    private static double millis(long micros) {
        return micros / 1_000.0;
    }
}
