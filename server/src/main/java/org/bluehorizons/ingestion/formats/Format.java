package org.bluehorizons.ingestion.formats;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a file writes its rows. */
public enum Format {
    /** RFC 4180 in UTF-8, with a header. */
    CSV,
    /** One JSON object a line, in UTF-8. */
    NDJSON,
    /** Apache Parquet. */
    PARQUET;

    /** As JSON and the database write it, such as {@code csv}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one written that way, if there is one. */
    public static Optional<Format> of(String word) {
        return Arrays.stream(values()).filter(known -> known.word().equals(word)).findFirst();
    }
}
