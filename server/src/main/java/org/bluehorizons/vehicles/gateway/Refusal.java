package org.bluehorizons.vehicles.gateway;

/** Why a CONNECT is not granted. Carries no stack trace: it is an answer, not a fault. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    Refusal(Reason reason, String text) {
        super(text, null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
