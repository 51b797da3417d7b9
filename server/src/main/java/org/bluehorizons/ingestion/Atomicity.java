package org.bluehorizons.ingestion;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much of a load commits at once. */
public enum Atomicity {
    /** All rows or none. */
    WHOLE,
    /** Chunk by chunk, for very large files: readers may see a part. */
    CHUNKED;

    /** As JSON and the database write it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Atomicity> of(String word) {
        return Arrays.stream(values()).filter(value -> value.word().equals(word)).findFirst();
    }

    @Override
    public String toString() {
        return word();
    }
}
