package org.bluehorizons.charging.locallists;

import java.time.Instant;
import java.util.Locale;
import org.bluehorizons.charging.tokens.Authorization;
import org.bluehorizons.charging.tokens.AuthorizationState;
import org.jspecify.annotations.Nullable;

/**
 * What a station knows of a token.
 *
 * @param expiresAt in whole milliseconds, as it goes over the wire
 */
record ListEntry(
        String token,
        String type,
        AuthorizationState state,
        @Nullable Instant expiresAt,
        @Nullable String groupToken) {

    /** Which token it is about; case is ignored. */
    String key() {
        return type + " " + token.toLowerCase(Locale.ROOT);
    }

    Authorization authorization() {
        return new Authorization(state, expiresAt, groupToken, null, false);
    }
}
