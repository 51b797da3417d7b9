package org.bluehorizons.charging.tokens;

/** Whether a token may charge, and if not, why. The words are those of both versions of OCPP. */
public enum AuthorizationState {
    ACCEPTED,
    BLOCKED,
    EXPIRED,
    /** Not known here. */
    INVALID,
    /** As many transactions as it may have are open elsewhere. */
    CONCURRENT_TX
}
