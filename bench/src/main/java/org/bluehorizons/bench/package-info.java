/** Benchmarks: the platform under load from outside, beside its peers. */
@NullMarked
package org.bluehorizons.bench;

import org.jspecify.annotations.NullMarked;
