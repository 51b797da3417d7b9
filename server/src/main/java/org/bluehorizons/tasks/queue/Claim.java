package org.bluehorizons.tasks.queue;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task that a worker holds.
 *
 * @param number the claim's; a later claim of the same task has a greater one, and settles alone
 * @param payload JSON
 * @param attempt 1 for the first
 * @param trace the {@code traceparent} of whoever submitted it
 * @param receipt what the engine needs to extend or delete its message; null: nothing
 */
public record Claim(
        UUID id,
        long number,
        String type,
        String payload,
        int attempt,
        int mostAttempts,
        String createdBy,
        @Nullable String group,
        @Nullable String trace,
        @Nullable String receipt) {

    /** Without the payload, which is nobody else's business. */
    @Override
    public String toString() {
        return "task %s (%s), attempt %d, claim %d".formatted(id, type, attempt, number);
    }
}
