package org.bluehorizons.charging.ocpp;

/** A payload breaks a rule; becomes a CALLERROR. The message names the field and the rule. */
public final class OcppRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final OcppError error;

    public OcppRefusal(OcppError error, String message) {
        super(message, null, false, false);
        this.error = error;
    }

    public OcppError error() {
        return error;
    }

    /** Never null. */
    public String description() {
        return String.valueOf(getMessage());
    }
}
