package org.bluehorizons.charging.profiles;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a charging profile is there for. */
public enum Purpose {
    /** The station as a whole. */
    STATION_MAX,
    /** Every session that has no profile of its own. */
    TX_DEFAULT,
    /** One session; takes the place of {@link #TX_DEFAULT}. */
    TX,
    /** Set by somebody else at the station (2.0.1); we only read it. */
    EXTERNAL;

    /** As JSON and the database write it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Purpose of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
