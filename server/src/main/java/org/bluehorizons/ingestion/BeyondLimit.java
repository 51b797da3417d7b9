package org.bluehorizons.ingestion;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What becomes of a load with more rejected rows than its limit. */
public enum BeyondLimit {
    /** It fails, and nothing of it remains. */
    ROLLBACK,
    /** It stops reading there; good rows until then are merged. */
    KEEP;

    /** As JSON and the database write it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<BeyondLimit> of(String word) {
        return Arrays.stream(values()).filter(value -> value.word().equals(word)).findFirst();
    }

    @Override
    public String toString() {
        return word();
    }
}
