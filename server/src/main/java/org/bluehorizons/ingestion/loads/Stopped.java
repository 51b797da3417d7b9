package org.bluehorizons.ingestion.loads;

/** A run ends before its load does. What was committed stays, for the run that goes on. */
final class Stopped extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    enum Reason {
        /** Somebody wants a break. */
        PAUSE,
        /** Somebody does not want the load any more. */
        CANCEL,
        /** The worker is about to end. */
        WORKER_ENDS,
        /** A later run has taken over. */
        TAKEN_OVER
    }

    Stopped(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
