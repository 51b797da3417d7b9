package org.bluehorizons.rental.availability;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bluehorizons.vehicles.VehicleSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * A car that nobody drives.
 *
 * @param latitude its own, or its station's while it has not told it
 * @param station null in the street
 * @param publicId what it is called in open data
 * @param usableRangeMetres less the reserve; 0 while unknown
 * @param fit available or charging, connected, with charge enough
 * @param claims of people who have or will have it, and of staff, by their begin
 */
public record StandingCar(
        VehicleSnapshot vehicle,
        double latitude,
        double longitude,
        @Nullable UUID station,
        @Nullable UUID bay,
        UUID publicId,
        int usableRangeMetres,
        boolean fit,
        List<Span> claims) {

    public StandingCar {
        claims = List.copyOf(claims);
    }

    /** Whether somebody has it at some time of these. */
    public boolean isClaimed(Span during) {
        var first = firstOpenAt(during.from());
        return first < claims.size() && claims.get(first).overlaps(during);
    }

    /** When somebody has it next; null when nobody. */
    public @Nullable Instant nextClaimAfter(Span during) {
        for (var index = firstOpenAt(during.from()); index < claims.size(); index++) {
            if (claims.get(index).isAfter(during)) {
                return claims.get(index).from();
            }
        }
        return null;
    }

    /** The first claim that has not ended then: they are in order, and never overlap. */
    private int firstOpenAt(Instant instant) {
        var low = 0;
        var high = claims.size();
        while (low < high) {
            var middle = (low + high) >>> 1;
            var until = claims.get(middle).until();
            if (until != null && !until.isAfter(instant)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
