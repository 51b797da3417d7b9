package org.bluehorizons.ingestion.loads;

import java.sql.SQLException;
import java.util.Optional;
import org.bluehorizons.ingestion.BinaryCopy;
import org.bluehorizons.ingestion.DataSet;
import org.bluehorizons.ingestion.LoadMode;
import org.bluehorizons.ingestion.Replacement;
import org.bluehorizons.ingestion.Replacement.Tally;
import org.bluehorizons.ingestion.loads.FileReading.Piece.ChunkEnd;

/**
 * Brings each chunk of a replacement where it belongs at once, with what it adds up to: nobody sees
 * it yet. A chunk that is committed is merged.
 */
final class FilledChunks implements ChunkTarget {

    /** What larger chunks add up to takes more memory than a load should. */
    private static final int MOST_CHUNK_ROWS = 1_000_000;

    private final Session session;
    private final Checkpoints checkpoints;
    private final DataSet dataSet;
    private final Replacement replacement;

    private FilledChunks(Session session, Load load, DataSet dataSet, Replacement replacement) {
        this.session = session;
        this.checkpoints = new Checkpoints(session, load);
        this.dataSet = dataSet;
        this.replacement = replacement;
    }

    /**
     * Empty for loads that are staged: in other modes, of data sets that want it so or have checks
     * of staged rows, with large chunks, or begun that way. In the session's transaction.
     */
    static Optional<ChunkTarget> of(Session session, Load load, DataSet dataSet)
            throws SQLException {
        if (load.mode() != LoadMode.REPLACE
                || !dataSet.key().isEmpty()
                || !dataSet.stageChecks().isEmpty()
                || load.chunkRows() > MOST_CHUNK_ROWS
                || new Checkpoints(session, load).chunks().stream().anyMatch(Chunk::isStaged)) {
            return Optional.empty();
        }
        dataSet.prepare(session.connection(), load.id(), load.mode());
        return dataSet.replacement(session.connection(), load.id())
                .map(replacement -> new FilledChunks(session, load, dataSet, replacement));
    }

    @Override
    public boolean merges() {
        return true;
    }

    @Override
    public StagedRow row() throws SQLException {
        return new StagedRow(dataSet, session.connection(), false);
    }

    @Override
    public Tally newTally() {
        return replacement.newTally();
    }

    @Override
    public boolean has(Chunk chunk) {
        return true;
    }

    @Override
    public BinaryCopy open(int number) throws SQLException {
        return BinaryCopy.into(session.connection(), replacement.target());
    }

    @Override
    public long complete(int number, ChunkEnd end) throws SQLException, Stopped {
        end.tally().write(session.connection());
        checkpoints.staged(Chunk.of(number, end, end.rowsRejected(), "", true), end.rowsRejected());
        return end.rowsRejected();
    }

    @Override
    public void finish() throws SQLException {
        replacement.finish(session.connection());
    }
}
