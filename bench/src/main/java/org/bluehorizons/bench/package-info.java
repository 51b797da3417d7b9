/**
 * Benchmarks: the platform under load from outside, beside its peers.
 *
 * <p>In: a built platform, options of {@code bench/run}. Out: a table on standard output and {@code
 * bench/results/NAME.json}. It shares no class with the server and talks to it as cars and people
 * do.
 */
@NullMarked
package org.bluehorizons.bench;

import org.jspecify.annotations.NullMarked;
