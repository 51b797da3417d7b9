package org.bluehorizons.tasks;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Where tasks are submitted. Safe for use by many threads. */
public interface Tasks {

    /**
     * In the caller's transaction, if there is one: the task exists when that commits, and workers
     * hear of it then.
     *
     * @return the task's id; that of an earlier one when it has the same type and key
     * @throws IllegalArgumentException for a type without a handler, or a payload of another class
     */
    default UUID submit(NewTask task) {
        return submit(List.of(task)).getFirst();
    }

    /** All or none, in the order given; many at once cost far less than one by one. */
    List<UUID> submit(List<NewTask> tasks);

    /**
     * Asks for a task's end: one that waits is cancelled at once, one that runs is interrupted.
     *
     * @return false when there is none that is not over
     */
    boolean cancel(UUID id);

    /**
     * Those of the tasks that are over, each with how it ended, as of one moment. One that is not
     * in it is still to be done.
     */
    Map<UUID, TaskEnd> ends(Collection<UUID> ids);
}
