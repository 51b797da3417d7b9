package org.bluehorizons.charging.commands;

import java.util.Locale;

/**
 * {@code ACCEPTED} (a row) → {@code SENT} (on the wire) → {@code ANSWERED} (CALLRESULT, whatever it
 * says), {@code REFUSED} (CALLERROR) or {@code FAILED} (no answer, or the connection was lost);
 * {@code EXPIRED} from either of the first two.
 */
public enum CommandState {
    ACCEPTED,
    SENT,
    ANSWERED,
    REFUSED,
    FAILED,
    EXPIRED;

    public boolean isOpen() {
        return this == ACCEPTED || this == SENT;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CommandState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
