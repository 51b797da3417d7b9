package org.bluehorizons.vehicles.gateway;

import io.opentelemetry.api.trace.Span;
import org.jspecify.annotations.Nullable;

/**
 * Whom to tell that a publication is committed. Confined to the event loop.
 *
 * @param connection null for a will, whose car is gone
 * @param pending the PUBACK that is owed
 * @param reason of the PUBACK
 * @param text why, when something was put aside
 * @param trace the span that ends with the commit
 */
record Origin(
        @Nullable CarConnection connection,
        Acknowledgements.@Nullable Pending pending,
        Reason reason,
        String text,
        @Nullable Span trace) {

    static final Origin NOBODY = new Origin(null, null, Reason.SUCCESS, "", null);
}
