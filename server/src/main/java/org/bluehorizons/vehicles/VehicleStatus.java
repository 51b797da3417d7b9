package org.bluehorizons.vehicles;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a car is there for at the moment. */
public enum VehicleStatus {
    /** May be rented. */
    AVAILABLE,
    /** Rented. */
    IN_USE,
    /** Charging, and nobody's. */
    CHARGING,
    /** Withdrawn by staff. */
    OUT_OF_SERVICE;

    /** As JSON and the database write it, such as {@code out_of_service}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status written that way, if there is one. */
    public static Optional<VehicleStatus> of(String word) {
        return Arrays.stream(values()).filter(status -> status.word().equals(word)).findFirst();
    }
}
