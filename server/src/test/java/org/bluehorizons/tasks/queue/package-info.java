/** What every engine of the queue must do, and the rows beneath. */
@NullMarked
package org.bluehorizons.tasks.queue;

import org.jspecify.annotations.NullMarked;
