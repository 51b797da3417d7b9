package org.bluehorizons.simulator.chargepoint.station;

/** The charging profiles of a charge point. */
public final class ProfileBook {

    /** What an outlet may draw now; without limit: infinite. */
    double watts(Outlet outlet, long now) {
        return Double.POSITIVE_INFINITY;
    }
}
