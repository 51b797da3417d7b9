package org.bluehorizons.tasks;

/** Where a handler's work takes effect. */
public enum Effect {
    /**
     * In our database alone: the handler runs in a transaction that also ends the task, so that its
     * effect happens once. For short work.
     */
    IN_DATABASE,
    /** Elsewhere too: the handler runs outside a transaction. */
    OUTSIDE
}
