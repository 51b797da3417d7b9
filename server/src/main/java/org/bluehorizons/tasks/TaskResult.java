package org.bluehorizons.tasks;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a run ended that did not fail. */
public sealed interface TaskResult {

    /** Without a result to show. */
    TaskResult DONE = new Done(null);

    /**
     * The work is done.
     *
     * @param result kept with the task as JSON, at most 64 KiB; null: nothing to tell
     */
    record Done(@Nullable Object result) implements TaskResult {}

    /**
     * There is more to do, by any worker; not a failed attempt. A long task that finds that its
     * worker {@linkplain TaskRun#stopping stops} ends so with no delay.
     */
    record Continue(Duration delay) implements TaskResult {}
}
