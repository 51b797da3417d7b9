/**
 * What staff does with cars: taking them out of service, blackouts, moving them between stations.
 */
@NullMarked
package org.bluehorizons.rental.fleet;

import org.jspecify.annotations.NullMarked;
