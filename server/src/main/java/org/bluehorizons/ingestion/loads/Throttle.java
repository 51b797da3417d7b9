package org.bluehorizons.ingestion.loads;

import java.time.Duration;

/**
 * Keeps a load from slowing others down: it works a share of its time and pauses the rest. The
 * share falls by a fifth whenever a probe of the database takes a fifth longer than it did before
 * the load began, and rises slowly while it does not. One thread works, another one probes.
 */
final class Throttle {

    static final double LEAST_SHARE = 0.05;

    private static final double TOLERANCE = 1.2;
    private static final long NOISE_NANOS = 300_000;
    private static final double FALL = 0.8;
    private static final double RISE = 0.03;
    private static final double SMOOTHING = 0.3;
    private static final long SHORTEST_PAUSE_NANOS = 2_000_000;
    private static final long LONGEST_PAUSE_NANOS = 1_000_000_000;

    private final double maxShare;
    private final boolean adaptive;
    private volatile double share;
    private double baselineNanos;
    private double recentNanos;
    private long owedNanos;

    Throttle(double maxShare, boolean adaptive) {
        this.maxShare = maxShare;
        this.adaptive = adaptive;
        this.share = maxShare;
    }

    /** How long the probe took while the load did nothing. */
    void baseline(Duration probe) {
        baselineNanos = probe.toNanos();
        recentNanos = baselineNanos;
    }

    /**
     * @param othersAreThere whether there is anybody to be slowed down
     */
    void probed(Duration probe, boolean othersAreThere) {
        recentNanos += SMOOTHING * (probe.toNanos() - recentNanos);
        if (!adaptive || !othersAreThere) {
            share = maxShare;
        } else if (recentNanos > TOLERANCE * baselineNanos + NOISE_NANOS) {
            share = Math.max(LEAST_SHARE, share * FALL);
        } else {
            share = Math.min(maxShare, share + RISE);
        }
    }

    /** The part of its time that the load may work now. */
    double share() {
        return share;
    }

    /** After work that took so long; returns when the load may go on. */
    void worked(long nanos) throws InterruptedException {
        var now = share;
        owedNanos += Math.round(nanos * (1 - now) / now);
        if (owedNanos >= SHORTEST_PAUSE_NANOS) {
            var pause = Math.min(owedNanos, LONGEST_PAUSE_NANOS);
            owedNanos -= pause;
            Thread.sleep(Duration.ofNanos(pause));
        }
    }
}
