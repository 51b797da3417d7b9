package org.bluehorizons.ingestion;

import org.jspecify.annotations.Nullable;

/** A check of a row as a whole, after each of its columns was found good. */
@FunctionalInterface
public interface RowCheck {

    RowCheck NONE = _ -> null;

    /**
     * Called once a row by one thread: cheap, and without a look into the database.
     *
     * @return null for a good row
     */
    @Nullable Broken broken(Row row);

    /**
     * A rule that a row breaks.
     *
     * @param column where to look
     */
    record Broken(String column, String rule) {}

    /** The row at hand; not to be kept. */
    interface Row {

        /** As in the file; null when the column is empty. */
        @Nullable String text(int column);

        /**
         * Of an integer its value, of a code its number, of a date the day since 1970, of an
         * instant the microsecond since 1970, of a decimal its digits without the point; 0 when the
         * column is empty, and for other types.
         */
        long number(int column);

        /** Of a decimal, how many of its digits stand behind the point, 0 to 15. */
        int scale(int column);
    }
}
