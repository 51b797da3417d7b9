/**
 * Tasks that come again and again: by a cron expression and the clocks of a place, once in the
 * cluster each time.
 *
 * <p>In: {@link org.bluehorizons.tasks.RecurringTask}s of the platform's rooms, and operators by
 * {@code /v1/task-schedules}. Out: submitted tasks.
 */
@NullMarked
package org.bluehorizons.tasks.schedules;

import org.jspecify.annotations.NullMarked;
