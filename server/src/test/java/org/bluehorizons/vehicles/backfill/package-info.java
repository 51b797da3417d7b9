@NullMarked
package org.bluehorizons.vehicles.backfill;

import org.jspecify.annotations.NullMarked;
