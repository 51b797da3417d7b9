/**
 * What charging costs: tariffs, where and from when they hold, and the cost of a session. In:
 * changes by staff over REST, sessions as they are now. Out: amounts with their lines; running
 * costs for the displays of stations.
 */
@NullMarked
package org.bluehorizons.charging.tariffs;

import org.jspecify.annotations.NullMarked;
