package org.bluehorizons.tasks.api;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who watches tasks, and the changes he has not read yet. Safe for use by the thread that
 * follows the tasks and one that reads.
 */
final class Watcher {

    private static final int MOST_UNREAD = 2_000;

    private final @Nullable UUID task;
    private final TaskFilter filter;
    private final BlockingQueue<Change> unread = new ArrayBlockingQueue<>(MOST_UNREAD);
    private volatile boolean missed;

    /** A task as it is now; also as JSON, written once for all who watch. */
    record Change(TaskSummary task, String json) {}

    /**
     * @param task the only one; null: those that the filter takes
     */
    Watcher(@Nullable UUID task, TaskFilter filter) {
        this.task = task;
        this.filter = filter;
    }

    @Nullable UUID task() {
        return task;
    }

    TaskFilter filter() {
        return filter;
    }

    void tell(Change change) {
        var wanted = task == null ? filter.takes(change.task()) : task.equals(change.task().id());
        if (wanted && !unread.offer(change)) {
            missed = true;
        }
    }

    /** Null when there was none in time. */
    @Nullable Change next(Duration patience) throws InterruptedException {
        return unread.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether some were lost since this was last asked; then forgets those that were not. */
    boolean missedSome() {
        var some = missed;
        if (some) {
            missed = false;
            unread.clear();
        }
        return some;
    }
}
