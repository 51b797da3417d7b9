/**
 * The life of a task in the database, and the engines that hand ready tasks to workers. The rows
 * are the truth in either engine; what an engine beside the database carries are hints to them.
 *
 * <p>In: submissions, claims, settlements. Out: rows of schema {@code tasks}.
 */
@NullMarked
package org.bluehorizons.tasks.queue;

import org.jspecify.annotations.NullMarked;
