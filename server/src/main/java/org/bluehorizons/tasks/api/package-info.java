/**
 * Tasks as people and programs see them: submitted, looked at, cancelled, tried again, watched.
 *
 * <p>In: {@code /v1/tasks}, {@code /v1/task-types}, {@code /v1/dead-letters}, {@code
 * /v1/task-queue}, {@code /v1/task-workers}. Out: submissions, and what the tables tell.
 */
@NullMarked
package org.bluehorizons.tasks.api;

import org.jspecify.annotations.NullMarked;
