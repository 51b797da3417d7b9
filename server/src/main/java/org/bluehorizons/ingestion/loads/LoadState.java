package org.bluehorizons.ingestion.loads;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Where a load stands. Waiting for a worker; then staging (and checking each row), checking (what
 * only the whole file tells), merging, publishing; paused by somebody in any of these. Over: done,
 * failed (nothing of it remains, unless the caller chose to keep what was good), cancelled.
 */
enum LoadState {
    WAITING,
    STAGING,
    CHECKING,
    MERGING,
    PUBLISHING,
    PAUSED,
    DONE,
    FAILED,
    CANCELLED;

    /** As JSON and the database write it, such as {@code merging}. */
    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static LoadState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    boolean isOver() {
        return this == DONE || this == FAILED || this == CANCELLED;
    }

    @Override
    public String toString() {
        return word();
    }
}
