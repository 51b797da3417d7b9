package org.bluehorizons.rental.bookings;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * How a booking stands. The database refuses every other step than these:
 *
 * <pre>
 * held    -> active     the car confirmed the first unlock: the meter starts
 * held    -> cancelled  by driver or staff, or because the deposit was declined
 * held    -> expired    nobody came within the hold: free
 * held    -> no_show    nobody came for the reservation: a fee
 * active <-> paused     locked and unlocked by the driver during the trip
 * active, paused -> ending   the driver tapped End: the meter stops
 * ending  -> active     the driver drove on
 * ending  -> ended      the car is where and how it should be, and locked
 * </pre>
 */
public enum BookingState {
    HELD,
    ACTIVE,
    PAUSED,
    ENDING,
    ENDED,
    CANCELLED,
    EXPIRED,
    NO_SHOW;

    private static final Set<BookingState> ON_TRIP = Set.of(ACTIVE, PAUSED, ENDING);

    /** As JSON and the database write it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static BookingState of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no state: " + word));
    }

    /** The driver has the car. */
    boolean isOnTrip() {
        return ON_TRIP.contains(this);
    }

    boolean isOver() {
        return this != HELD && !isOnTrip();
    }
}
