/**
 * What charge points ask of us: each action of each version is one {@link
 * org.bluehorizons.charging.calls.CallHandler}. In: calls, gathered into batches by the gateway.
 * Out: rows, and answers that follow their commit.
 */
@NullMarked
package org.bluehorizons.charging.calls;

import org.jspecify.annotations.NullMarked;
