package org.bluehorizons.ingestion.formats;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one row.
 *
 * @param column null: the row as a whole
 * @param value what was seen, cut to {@value #LONGEST_VALUE} characters; null: nothing to show
 * @param rule what was expected
 */
public record Fault(@Nullable String column, @Nullable String value, String rule) {

    public static final int LONGEST_VALUE = 200;

    public Fault {
        if (value != null && value.length() > LONGEST_VALUE) {
            value = value.substring(0, LONGEST_VALUE);
        }
    }

    static Fault ofRow(String rule) {
        return new Fault(null, null, rule);
    }
}
