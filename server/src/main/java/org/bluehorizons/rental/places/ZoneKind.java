package org.bluehorizons.rental.places;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a zone says about ending trips in it. */
public enum ZoneKind {
    /** A trip may end outside stations. */
    PARKING,
    /** No trip may end outside stations, whatever other zones say. */
    NO_PARKING;

    /** As JSON and the database write it, such as {@code no_parking}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ZoneKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
