package org.bluehorizons.vehicles.gateway;

import org.jspecify.annotations.Nullable;

/**
 * Whom to tell that a publication is committed. Confined to the event loop.
 *
 * @param connection null for a will, whose car is gone
 * @param pending the PUBACK that is owed
 * @param reason of the PUBACK
 * @param text why, when something was put aside
 */
record Origin(
        @Nullable CarConnection connection,
        Acknowledgements.@Nullable Pending pending,
        Reason reason,
        String text) {

    static final Origin NOBODY = new Origin(null, null, Reason.SUCCESS, "");
}
