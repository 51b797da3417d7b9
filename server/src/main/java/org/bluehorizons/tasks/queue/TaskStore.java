package org.bluehorizons.tasks.queue;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * The rows of tasks, and all changes of their state. Batches cost about as much as one. Safe for
 * use by many threads and nodes.
 */
public interface TaskStore {

    /**
     * Claims ready ones in the order of the index, skipping what others are claiming.
     *
     * @see TaskQueue#receive
     */
    List<Claim> claim(UUID worker, List<TaskQueue.Want> wanted, int most);

    /**
     * Ends, repeats or returns claimed tasks, and frees what was blocked by those that are over.
     * Joins the caller's transaction, if there is one.
     *
     * @return the claims that were not valid any more; nothing was changed for those
     */
    List<Claim> settle(List<Settlement> settlements);

    /** Shown to whoever asks for the tasks; of void claims nothing. */
    void progress(List<Progress> steps);

    /**
     * Makes the worker's claims ready again of which it knows nothing, because their answer was
     * lost with its connection.
     *
     * @param held what it knows of
     * @return how many there were
     */
    int giveBackOthers(UUID worker, Collection<UUID> held);

    /**
     * How far a task is.
     *
     * @param progress JSON
     */
    record Progress(Claim claim, String progress) {}
}
