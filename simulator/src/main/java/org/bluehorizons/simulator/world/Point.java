package org.bluehorizons.simulator.world;

/** A point on the earth, WGS 84, in degrees. */
public record Point(double latitude, double longitude) {

    private static final double METRES_A_DEGREE = 111_195;

    /** Good to a part in a thousand over the distances of a city. */
    public double metresTo(Point other) {
        var north = (other.latitude - latitude) * METRES_A_DEGREE;
        var east = (other.longitude - longitude) * METRES_A_DEGREE * cosine();
        return Math.hypot(north, east);
    }

    /** From north, 0 to 360. */
    public double headingTo(Point other) {
        var north = other.latitude - latitude;
        var east = (other.longitude - longitude) * cosine();
        return (Math.toDegrees(Math.atan2(east, north)) + 360) % 360;
    }

    /** The point that far along the straight way, 0 to 1. */
    public Point towards(Point other, double share) {
        return new Point(
                latitude + (other.latitude - latitude) * share,
                longitude + (other.longitude - longitude) * share);
    }

    private double cosine() {
        return Math.cos(Math.toRadians(latitude));
    }
}
