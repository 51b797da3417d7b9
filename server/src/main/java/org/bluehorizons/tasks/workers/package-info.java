/**
 * The worker of a process with the role {@code workers}: takes tasks from the queue, runs their
 * handlers and settles them.
 *
 * <p>In: claims of the {@link org.bluehorizons.tasks.queue.TaskQueue}. Out: runs of {@link
 * org.bluehorizons.tasks.TaskHandler}s, settlements in batches.
 */
@NullMarked
package org.bluehorizons.tasks.workers;

import org.jspecify.annotations.NullMarked;
