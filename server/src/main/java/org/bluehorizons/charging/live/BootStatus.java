package org.bluehorizons.charging.live;

import java.util.Locale;

/**
 * Whether a station may work. {@code PENDING}: only what we ask of it. {@code REJECTED}: nothing
 * until it boots again.
 */
enum BootStatus {
    ACCEPTED,
    PENDING,
    REJECTED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static BootStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
