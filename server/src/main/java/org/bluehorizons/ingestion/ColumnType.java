package org.bluehorizons.ingestion;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What stands in a column of a file, and how it is staged. */
public enum ColumnType {
    /** Any text without a zero character; staged as {@code text}. */
    TEXT("text"),
    /** A whole number of 64 bits; staged as {@code bigint}. */
    INTEGER("bigint"),
    /**
     * A decimal number of at most 18 digits, 15 of them behind the point; staged as {@code
     * numeric}.
     */
    DECIMAL("numeric"),
    /** {@code yyyy-MM-dd}; staged as {@code date}. */
    DATE("date"),
    /** RFC 3339 with zone or offset; staged as {@code timestamptz}. */
    INSTANT("timestamptz"),
    /** {@code true} or {@code false}; staged as {@code boolean}. */
    BOOLEAN("boolean"),
    /** A JSON value; staged as {@code json}. */
    JSON("json"),
    /** A code that stands for something known, by its number; staged as {@code int}. */
    CODE("int");

    private final String staged;

    ColumnType(String staged) {
        this.staged = staged;
    }

    /** The type of PostgreSQL in the staging table. */
    public String staged() {
        return staged;
    }

    /** As JSON writes it, such as {@code decimal}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
