package org.bluehorizons.ingestion;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A replacement that takes rows as they are read instead of staging them first: nobody sees it
 * before it is published, so each chunk goes where it belongs at once and is committed with its
 * checkpoint. For data sets of very many rows, without a key and without {@link StageCheck}s.
 */
public interface Replacement {

    /**
     * Where COPY brings good rows: {@code schema.table (a, b)}, a column for each of the data set,
     * in its order, of the type that it is staged with.
     */
    String target();

    /** Empty; for one chunk. Called, and filled, by the thread that reads. */
    Tally newTally();

    /**
     * After the last chunk, in a transaction of its own: what is better done once than for each
     * chunk. May take its time; again when a load goes on after a break.
     */
    void finish(Connection database) throws SQLException;

    /** What the rows of a chunk add up to. One thread fills it, then another one writes it. */
    interface Tally {

        /** Called for each good row. */
        void add(RowCheck.Row row);

        /** After the last row. What takes time is done here, while others are written. */
        void complete();

        /** In the transaction that has brought the chunk's rows to the {@link #target}. */
        void write(Connection database) throws SQLException;
    }
}
