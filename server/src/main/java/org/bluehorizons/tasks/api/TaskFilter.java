package org.bluehorizons.tasks.api;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks somebody asks for; null: any.
 *
 * @param states empty: any
 * @param from not created before
 * @param to created before
 */
record TaskFilter(
        Set<TaskState> states,
        @Nullable String type,
        @Nullable UUID batch,
        @Nullable String group,
        @Nullable Instant from,
        @Nullable Instant to) {

    TaskFilter {
        states = states.isEmpty() ? Set.copyOf(EnumSet.allOf(TaskState.class)) : Set.copyOf(states);
    }

    static TaskFilter of(Set<TaskState> states, @Nullable String type, @Nullable UUID batch) {
        return new TaskFilter(states, type, batch, null, null, null);
    }

    boolean takes(TaskSummary task) {
        return states.contains(task.state())
                && (type == null || type.equals(task.type()))
                && (batch == null || batch.equals(task.batch()))
                && (group == null || group.equals(task.group()))
                && (from == null || !task.createdAt().isBefore(from))
                && (to == null || task.createdAt().isBefore(to));
    }
}
