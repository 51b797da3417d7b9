package org.bluehorizons.ingestion;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a load does to the rows that are there. */
public enum LoadMode {
    /** Adds rows; what is there stays. */
    APPEND,
    /** Adds rows and overwrites those of the same key. */
    MERGE,
    /** The rows of the file take the place of all that were there. */
    REPLACE;

    /** As JSON and the database write it, such as {@code merge}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<LoadMode> of(String word) {
        return Arrays.stream(values()).filter(mode -> mode.word().equals(word)).findFirst();
    }

    @Override
    public String toString() {
        return word();
    }
}
