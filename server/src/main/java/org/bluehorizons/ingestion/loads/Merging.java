package org.bluehorizons.ingestion.loads;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.bluehorizons.ingestion.DataSet;
import org.bluehorizons.ingestion.LoadMode;
import org.bluehorizons.ingestion.StagedRows;

/**
 * Takes staged rows over into the data set: all chunks in one transaction with the end of the load,
 * or each in a transaction with its checkpoint.
 */
final class Merging {

    private final Session session;
    private final Checkpoints checkpoints;
    private final Load load;
    private final DataSet dataSet;
    private final RunControl control;

    Merging(Session session, Load load, DataSet dataSet, RunControl control) {
        this.session = session;
        this.checkpoints = new Checkpoints(session, load);
        this.load = load;
        this.dataSet = dataSet;
        this.control = control;
    }

    void run() throws SQLException, IOException, InterruptedException, Stopped {
        var chunks = session.inTransaction(checkpoints::chunks);
        if (load.mode() == LoadMode.REPLACE && chunks.stream().allMatch(c -> c.rows() == 0)) {
            throw new LoadFailure(
                    "nothing_to_replace_with",
                    "The file has no good row; a replacement by nothing is taken for a mistake.");
        }
        session.inTransaction(() -> {
            dataSet.prepare(session.connection(), load.id(), load.mode());
            return true;
        });
        var waiting = chunks.stream().filter(chunk -> !chunk.merged()).toList();
        if (load.mergesAtOnce()) {
            mergeAtOnce(chunks, waiting);
            return;
        }
        for (var chunk : waiting) {
            session.inTransaction(() -> {
                var changed = merge(chunk);
                drop(chunk);
                checkpoints.merged(chunk, changed);
                return true;
            });
        }
        control.check();
        session.inTransaction(() -> {
            checkpoints.phase(LoadState.PUBLISHING);
            return true;
        });
        control.phase(LoadState.PUBLISHING);
        session.inTransaction(() -> publish(checkpoints.chunks()));
    }

    private void mergeAtOnce(List<Chunk> chunks, List<Chunk> waiting)
            throws SQLException, IOException, InterruptedException, Stopped {
        var committed = false;
        try {
            committed =
                    session.inTransaction(() -> {
                        // The load's row stays untouched, hence unlocked, until all is merged.
                        var changed = 0L;
                        for (var chunk : waiting) {
                            changed += merge(chunk);
                        }
                        checkpoints.changed(changed);
                        return publish(chunks);
                    });
        } finally {
            if (!committed) {
                control.mergedNothing();
            }
        }
    }

    private long merge(Chunk chunk) throws SQLException, InterruptedException, Stopped {
        control.check();
        if (chunk.rows() == 0) {
            return 0;
        }
        var from = System.nanoTime();
        var changed =
                dataSet.merge(
                        session.connection(),
                        new StagedRows(
                                load.id(),
                                load.mode(),
                                chunk.table(),
                                chunk.firstLine(),
                                chunk.lastLine(),
                                chunk.rows()));
        control.merged(chunk.rows());
        control.worked(System.nanoTime() - from);
        return changed;
    }

    private boolean publish(List<Chunk> chunks) throws SQLException, Stopped {
        dataSet.publish(session.connection(), load.id(), load.mode());
        chunks.stream().filter(Chunk::isStaged).forEach(this::drop);
        if (control.isOverLimit()) {
            var failure = BadRows.tooMany(load.rejectedLimit());
            checkpoints.end(
                    LoadState.FAILED,
                    control.merged(),
                    control.figures().millis(),
                    failure.code(),
                    failure.text() + " Good rows were kept.");
        } else {
            checkpoints.end(
                    LoadState.DONE, control.merged(), control.figures().millis(), null, null);
        }
        return true;
    }

    private void drop(Chunk chunk) {
        session.sql().sql("DROP TABLE " + chunk.table()).update();
    }
}
