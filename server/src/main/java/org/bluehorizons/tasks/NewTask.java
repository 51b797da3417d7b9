package org.bluehorizons.tasks;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task to submit.
 *
 * @param payload of the type's class
 * @param key a repeated submission under the same key answers the first one's task; null: none.
 *     Kept for a week
 * @param delay not before that time has passed, by the database's clock
 * @param priority -9 to 9; within its type, higher ones come first
 * @param group tasks of a type and group run one after the other in the order of submission; null:
 *     in no order
 * @param batch what is submitted together and can be asked for together; null: by itself
 * @param createdBy as the audit log names them
 */
public record NewTask(
        String type,
        Object payload,
        @Nullable String key,
        Duration delay,
        int priority,
        @Nullable String group,
        @Nullable UUID batch,
        String createdBy) {

    private static final String PLATFORM = "system";
    private static final int HIGHEST_PRIORITY = 9;

    public NewTask {
        if (Math.abs(priority) > HIGHEST_PRIORITY) {
            throw new IllegalArgumentException("priority: -9 to 9, not " + priority);
        }
    }

    /** As soon as possible, by the platform itself. */
    public static <P> NewTask of(TaskType<P> type, P payload) {
        return new NewTask(type.name(), payload, null, Duration.ZERO, 0, null, null, PLATFORM);
    }

    public NewTask withKey(String key) {
        return new NewTask(type, payload, key, delay, priority, group, batch, createdBy);
    }

    public NewTask after(Duration delay) {
        return new NewTask(type, payload, key, delay, priority, group, batch, createdBy);
    }

    public NewTask withPriority(int priority) {
        return new NewTask(type, payload, key, delay, priority, group, batch, createdBy);
    }

    public NewTask inGroup(String group) {
        return new NewTask(type, payload, key, delay, priority, group, batch, createdBy);
    }

    public NewTask inBatch(UUID batch) {
        return new NewTask(type, payload, key, delay, priority, group, batch, createdBy);
    }

    public NewTask by(String createdBy) {
        return new NewTask(type, payload, key, delay, priority, group, batch, createdBy);
    }
}
