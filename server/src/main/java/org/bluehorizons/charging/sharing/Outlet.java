package org.bluehorizons.charging.sharing;

import java.util.Comparator;

/** An EVSE: charges one car at a time. */
record Outlet(String stationId, int evseId) implements Comparable<Outlet> {

    private static final Comparator<Outlet> ORDER =
            Comparator.comparing(Outlet::stationId).thenComparingInt(Outlet::evseId);

    @Override
    public int compareTo(Outlet other) {
        return ORDER.compare(this, other);
    }
}
