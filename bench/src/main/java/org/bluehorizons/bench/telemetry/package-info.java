/**
 * Telemetry: what the gateway acknowledges after the commit, beside {@code COPY}, {@code INSERT}s
 * and a broker that stores nothing; and what an idle car costs.
 *
 * <p>In: a platform, a broker, processes full of cars. Out: rows of a result.
 */
@NullMarked
package org.bluehorizons.bench.telemetry;

import org.jspecify.annotations.NullMarked;
