/**
 * Work that is never lost: tasks wait in a queue until a worker has done them.
 *
 * <p>In: {@link org.bluehorizons.tasks.Tasks#submit}, in the caller's transaction, and {@code POST
 * /v1/tasks}. Out: runs of {@link org.bluehorizons.tasks.TaskHandler}s, repeated until done.
 */
@NullMarked
package org.bluehorizons.tasks;

import org.jspecify.annotations.NullMarked;
