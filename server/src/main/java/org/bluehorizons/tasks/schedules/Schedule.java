package org.bluehorizons.tasks.schedules;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code tasks.schedule}.
 *
 * @param payload JSON
 * @param own of the platform's code, not somebody's
 * @param nextAt when it is due; in the past, when it was not submitted yet
 * @param lastError why the last firing submitted nothing; null: it did
 * @param readAt when it was read, by the database's clock
 */
record Schedule(
        String name,
        String type,
        String payload,
        Recurrence recurrence,
        boolean own,
        boolean enabled,
        Instant nextAt,
        @Nullable Instant lastAt,
        @Nullable UUID lastTaskId,
        @Nullable String lastError,
        long version,
        String createdBy,
        Instant createdAt,
        Instant readAt) {

    String subject() {
        return "task-schedule:" + name;
    }
}
