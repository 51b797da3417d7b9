package org.bluehorizons.rental.bookings;

import org.bluehorizons.accounts.Actor;
import org.bluehorizons.rental.drivers.Driver;
import org.jspecify.annotations.Nullable;

/**
 * The driver whom a request is for, and who asks: the driver, or staff on the driver's behalf.
 *
 * @param reason why staff does it; null when the driver asks
 */
record Rider(Driver driver, Actor actor, @Nullable String reason) {

    boolean isStaff() {
        return reason != null;
    }
}
