/**
 * Loads: prices by the million through a file, beside bare {@code COPY}; what that costs in memory
 * and those who read rates meanwhile.
 *
 * <p>In: what the platform's REST interface tells of loads and answers. Out: rows of a result.
 */
@NullMarked
package org.bluehorizons.bench.loads;

import org.jspecify.annotations.NullMarked;
