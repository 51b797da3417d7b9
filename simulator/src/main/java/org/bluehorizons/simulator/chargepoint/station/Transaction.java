package org.bluehorizons.simulator.chargepoint.station;

import org.jspecify.annotations.Nullable;

/** One car's stay at a meter. Owned by its outlet. */
public final class Transaction {

    /**
     * What is known at its start.
     *
     * @param id the charge point's own
     * @param remoteStartId 0: nobody asked for it from afar
     * @param reservationId 0: nobody had reserved
     */
    public record Origin(
            String id,
            Outlet outlet,
            String token,
            long startMillis,
            long startWattHours,
            int remoteStartId,
            int reservationId) {}

    private final Origin origin;
    private int nextSequence;
    private int serverId = -1;
    private @Nullable StopReason stopReason;

    Transaction(Origin origin) {
        this.origin = origin;
    }

    public Origin origin() {
        return origin;
    }

    /** The number that a 1.6 server gave; -1 before. */
    public int serverId() {
        return serverId;
    }

    public @Nullable StopReason stopReason() {
        return stopReason;
    }

    void isKnownAs(int id) {
        serverId = id;
    }

    void ends(StopReason reason) {
        stopReason = reason;
    }

    /** Gap-free, from 0. */
    int takeSequence() {
        return nextSequence++;
    }

    boolean is(String id) {
        return origin.id().equals(id) || (serverId >= 0 && Integer.toString(serverId).equals(id));
    }
}
