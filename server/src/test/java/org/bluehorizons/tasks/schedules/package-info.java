@NullMarked
package org.bluehorizons.tasks.schedules;

import org.jspecify.annotations.NullMarked;
