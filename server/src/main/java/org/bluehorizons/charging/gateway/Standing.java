package org.bluehorizons.charging.gateway;

import java.util.Locale;

/** What a station may do, as its operator decided: the status of its BootNotification. */
enum Standing {
    ACCEPTED,
    /** Only what we ask of it. */
    PENDING,
    REJECTED;

    static Standing of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
