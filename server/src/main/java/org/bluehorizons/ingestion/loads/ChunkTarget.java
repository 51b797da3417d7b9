package org.bluehorizons.ingestion.loads;

import java.sql.SQLException;
import org.bluehorizons.ingestion.BinaryCopy;
import org.bluehorizons.ingestion.Replacement.Tally;
import org.bluehorizons.ingestion.loads.FileReading.Piece.ChunkEnd;

/** Where the good rows of a file go, chunk by chunk, each in a transaction with its checkpoint. */
interface ChunkTarget {

    /** Whether chunks are where they belong once they are in, and need no merging. */
    boolean merges();

    /** A row's shape; read at the beginning of a run. */
    StagedRow row() throws SQLException;

    /** Gathers what a chunk's rows add up to. Called by the thread that reads. */
    Tally newTally();

    /** Whether this chunk has been brought here already. */
    boolean has(Chunk chunk);

    /** Begins a chunk: its rows go in there. */
    BinaryCopy open(int number) throws SQLException;

    /**
     * All rows of the chunk are in: what remains to be done, and the checkpoint.
     *
     * @return bad rows, those among them that were found just now too
     */
    long complete(int number, ChunkEnd end) throws SQLException, Stopped;

    /** After the last chunk, in the transaction that ends the reading. */
    void finish() throws SQLException;
}
