package org.bluehorizons.charging.profiles;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the setting of a profile ended.
 *
 * @param command that set it
 * @param reason what was said to it; null when accepted
 */
public record ProfileOutcome(UUID command, Result result, @Nullable String reason) {

    public enum Result {
        /** It is in force. */
        ACCEPTED,
        /** It is not; what was before is. */
        REJECTED,
        /** The station never heard of it. */
        UNSENT,
        /** The station may or may not have taken it. */
        UNKNOWN
    }
}
