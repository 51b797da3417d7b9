package org.bluehorizons.ingestion.loads;

import org.jspecify.annotations.Nullable;

/**
 * A row that is not loaded.
 *
 * @param column null: the row as a whole
 * @param value cut to {@value #LONGEST_VALUE} characters, without zero characters
 */
record Rejection(long line, @Nullable String column, @Nullable String value, String rule) {

    private static final int LONGEST_VALUE = 200;

    Rejection {
        if (value != null) {
            var end = Math.min(value.length(), LONGEST_VALUE);
            if (end < value.length() && Character.isHighSurrogate(value.charAt(end - 1))) {
                end--;
            }
            value = value.substring(0, end).replace('\0', '�');
        }
    }
}
