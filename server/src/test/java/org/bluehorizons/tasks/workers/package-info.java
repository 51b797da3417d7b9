/** The worker, as handlers, callers and those who kill it see it. */
@NullMarked
package org.bluehorizons.tasks.workers;

import org.jspecify.annotations.NullMarked;
