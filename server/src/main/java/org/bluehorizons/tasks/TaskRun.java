package org.bluehorizons.tasks;

import java.util.UUID;

/** A handler's run of a task: what it knows of it and may say. Safe for use by many threads. */
public interface TaskRun {

    /** The task's, the same in each attempt: the key under which to call others. */
    UUID id();

    /** 1 for the first. */
    int attempt();

    /** Who submitted the task, as the audit log names them. */
    String createdBy();

    /**
     * The worker is about to end, or the task was cancelled: a handler of long tasks ends with
     * {@link TaskResult.Continue} at its next convenience. Others need not care.
     */
    boolean stopping();

    /**
     * Shown to whoever asks for the task; cheap, written a few times a second at most.
     *
     * @param total 0 when it is not known
     */
    void progress(long done, long total, String note);
}
