package org.bluehorizons.simulator.chargepoint.station;

import org.jspecify.annotations.Nullable;

/**
 * What a charge point has to tell, whichever the version. It is put into words only when it is
 * sent: 1.6 learns the number of a transaction by the answer to its start. Moments are milliseconds
 * of the epoch.
 */
public sealed interface Message {

    record Boot(String reason) implements Message {}

    record Heartbeat() implements Message {}

    /**
     * @param outlet null: the whole station (1.6's connector 0)
     * @param initial it belongs to the round after a boot
     */
    record StatusReport(
            @Nullable Outlet outlet, Status status, String error, long at, boolean initial)
            implements Message {}

    record Authorize(Outlet outlet, String token) implements Message {}

    /** Kept until it is answered, over any number of connections. */
    record TransactionEvent(
            Kind kind,
            Transaction transaction,
            int sequence,
            String trigger,
            Status status,
            @Nullable Reading reading,
            long at,
            boolean offline)
            implements Message {}

    /** Meter values outside any transaction. */
    record ClockReading(Outlet outlet, Reading reading, long at) implements Message {}

    /**
     * Sent seldom, so in its words already.
     *
     * @param payload JSON
     */
    record Other(String action, String payload) implements Message {}

    /** What happened to a transaction. */
    enum Kind {
        STARTED("Started"),
        UPDATED("Updated"),
        ENDED("Ended");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    Message HEARTBEAT = new Heartbeat();
}
