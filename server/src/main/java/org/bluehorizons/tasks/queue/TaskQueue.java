package org.bluehorizons.tasks.queue;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * An engine that hands out ready tasks, with the semantics of SQS: at least once, held by one
 * worker until it settles or returns them, or its lease is over. One is in use, as the settings
 * say.
 *
 * <p>Whatever the engine, {@link TaskStore} alone changes the state of tasks: an engine that hears
 * of the same task twice finds it claimed. Safe for use by many threads; methods block.
 */
public interface TaskQueue {

    /** As the settings name it, such as {@code postgresql}. */
    String name();

    /**
     * Claims ready tasks: fairly among types, within a type by priority and then in order. Returns
     * at once when there are some, else when one may have come or the time is over.
     *
     * @param worker whose lease holds them
     * @param wanted how many of each type at most, in all at most {@code most}
     * @param patience how long to wait for the first
     */
    List<Claim> receive(UUID worker, List<Want> wanted, int most, Duration patience)
            throws InterruptedException;

    /**
     * Called every few seconds with all that the worker holds, for engines with leases of theirs.
     */
    void extend(List<Claim> held);

    /**
     * After {@link TaskStore} has settled them, or found that they were not the worker's any more.
     */
    void settled(List<Claim> claims);

    /**
     * How many are wanted of a type.
     *
     * @param most at least 1
     */
    record Want(String type, int most) {}
}
