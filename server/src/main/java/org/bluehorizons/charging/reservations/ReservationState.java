package org.bluehorizons.charging.reservations;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * {@code REQUESTED} (the station is asked) → {@code ACTIVE} (it agreed), {@code REFUSED} (it said
 * no) or {@code FAILED} (it did not answer). {@code ACTIVE} → {@code USED} (its token began to
 * charge there), {@code EXPIRED} (nobody came) or {@code CANCELLED} (by us or at the station).
 */
enum ReservationState {
    REQUESTED,
    ACTIVE,
    REFUSED,
    USED,
    EXPIRED,
    CANCELLED,
    FAILED;

    boolean isOpen() {
        return this == REQUESTED || this == ACTIVE;
    }

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ReservationState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
