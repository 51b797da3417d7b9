package org.bluehorizons.ingestion;

/** Codes that are known, each with its number; held in memory while a file is read. */
@FunctionalInterface
public interface Codes {

    /** What {@link #of} says of a code that nobody knows. */
    int UNKNOWN = -1;

    /**
     * Called once a row: cheap.
     *
     * @return at least 0; or {@link #UNKNOWN}
     */
    int of(String code);
}
