package org.bluehorizons.testing;

import java.util.UUID;
import org.bluehorizons.tasks.TaskRun;

/** An attempt at a task that nobody watches. */
public record Attempt(UUID id, int attempt, boolean stopping) implements TaskRun {

    /** Nobody stops it. */
    public static Attempt first(UUID task) {
        return new Attempt(task, 1, false);
    }

    /** Of any task. */
    public static Attempt first() {
        return first(UUID.randomUUID());
    }

    @Override
    public String createdBy() {
        return "system";
    }

    @Override
    public void progress(long done, long total, String note) {}
}
