package org.bluehorizons.tasks;

import org.bluehorizons.platform.Rules;

/**
 * What is done with the tasks of one type; a bean. A task runs at least once: a worker may die
 * after the work and before that is known. A handler of {@link Effect#IN_DATABASE} needs no care
 * for that; any other gives the {@linkplain TaskRun#id task's id} to whom it calls, as the key that
 * makes a repeat harmless.
 *
 * <p>Called by many threads (virtual ones) at once.
 *
 * @param <P> the payload: a record that Jackson reads
 */
public interface TaskHandler<P> {

    /** Always the same. */
    TaskType<P> type();

    /** Further rules of the payload, checked before a task is accepted. */
    default void check(P payload, Rules rules) {}

    /** As how many tasks, alike and together a batch, a caller's submission is taken. */
    default int copies(P payload) {
        return 1;
    }

    /**
     * Does the work. Interrupted when the time limit is over, the task is cancelled, or the worker
     * has lost it.
     *
     * @throws GiveUp when trying again is of no use
     * @throws Exception for a failed attempt, repeated as the type says
     */
    TaskResult run(P payload, TaskRun run) throws Exception;
}
