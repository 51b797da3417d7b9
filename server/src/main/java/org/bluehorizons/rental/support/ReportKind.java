package org.bluehorizons.rental.support;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a report is about. */
enum ReportKind {
    DAMAGE,
    LOST_PROPERTY,
    TICKET;

    static ReportKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return word();
    }
}
