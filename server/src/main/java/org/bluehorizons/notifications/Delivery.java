package org.bluehorizons.notifications;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way by one channel.
 *
 * @param subject whom it is for
 * @param attempt 1 for the first
 */
record Delivery(
        UUID id,
        String channel,
        String subject,
        String address,
        String title,
        String text,
        @Nullable String about,
        int attempt) {

    /** Without text and address, which are nobody else's business. */
    @Override
    public String toString() {
        return "%s message %s, attempt %d".formatted(channel, id, attempt);
    }
}
