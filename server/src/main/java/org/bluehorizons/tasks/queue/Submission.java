package org.bluehorizons.tasks.queue;

import java.util.UUID;
import org.bluehorizons.tasks.NewTask;

/**
 * A task to be inserted.
 *
 * @param payload JSON
 */
record Submission(UUID id, NewTask task, String payload, int mostAttempts) {}
