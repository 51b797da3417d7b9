package org.bluehorizons.rental.places;

/** Distances on the globe, taken as a sphere: right to half a percent. */
public final class GreatCircle {

    /** The mean radius of the earth (IUGG). */
    private static final double RADIUS_METRES = 6_371_008.8;

    private GreatCircle() {}

    /** By the haversine formula, which is exact enough for neighbours too. */
    public static double metres(
            double fromLatitude, double fromLongitude, double toLatitude, double toLongitude) {
        var halfNorth = Math.sin(Math.toRadians(toLatitude - fromLatitude) / 2);
        var halfEast = Math.sin(Math.toRadians(toLongitude - fromLongitude) / 2);
        var haversine =
                halfNorth * halfNorth
                        + Math.cos(Math.toRadians(fromLatitude))
                                * Math.cos(Math.toRadians(toLatitude))
                                * halfEast
                                * halfEast;
        return 2 * RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(haversine)));
    }
}
