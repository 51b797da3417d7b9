/**
 * Tasks: how many of them a second the platform takes, runs and settles, beside JobRunr and
 * db-scheduler; how workers scale; how long a worker's death holds its tasks up.
 *
 * <p>In: what the platform's REST interface and the databases tell. Out: rows of a result.
 */
@NullMarked
package org.bluehorizons.bench.tasks;

import org.jspecify.annotations.NullMarked;
