/**
 * A load to scale on: tasks that keep processors busy or hold memory, and fail as often as asked.
 *
 * <p>In: runs of {@code demonstration.load}. Out: heat.
 */
@NullMarked
package org.bluehorizons.tasks.demonstration;

import org.jspecify.annotations.NullMarked;
