package org.bluehorizons.ingestion.loads;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bluehorizons.ingestion.BinaryCopy;
import org.bluehorizons.ingestion.Column;
import org.bluehorizons.ingestion.DataSet;
import org.bluehorizons.ingestion.Replacement.Tally;
import org.bluehorizons.ingestion.RowCheck;
import org.bluehorizons.ingestion.StageCheck;
import org.bluehorizons.ingestion.loads.FileReading.Piece.ChunkEnd;

/**
 * Stages each chunk in a table of its own, which is made, filled and checked in one transaction
 * with the checkpoint. The tables are unlogged, which halves what is written: when PostgreSQL
 * crashes they are empty, which is noticed, and the file is staged again.
 */
final class ChunkTables implements ChunkTarget {

    /** Staged rows are added up when they are merged. */
    private static final Tally NO_TALLY = new NoTally();

    private final Session session;
    private final Checkpoints checkpoints;
    private final BadRows badRows;
    private final Load load;
    private final DataSet dataSet;

    private record NoTally() implements Tally {

        @Override
        public void add(RowCheck.Row row) {}

        @Override
        public void complete() {}

        @Override
        public void write(Connection database) {}
    }

    ChunkTables(Session session, Load load, DataSet dataSet) {
        this.session = session;
        this.checkpoints = new Checkpoints(session, load);
        this.badRows = new BadRows(session, load.id());
        this.load = load;
        this.dataSet = dataSet;
    }

    @Override
    public boolean merges() {
        return false;
    }

    @Override
    public StagedRow row() throws SQLException {
        return new StagedRow(dataSet, session.connection(), true);
    }

    @Override
    public Tally newTally() {
        return NO_TALLY;
    }

    @Override
    public boolean has(Chunk chunk) {
        return chunk.isStaged();
    }

    @Override
    public BinaryCopy open(int number) throws SQLException {
        var table = table(load.id(), load.run(), number);
        create(table);
        var columns =
                dataSet.columns().stream().map(Column::name).collect(Collectors.joining(", "));
        return BinaryCopy.frozen(session.connection(), "%s (line, %s)".formatted(table, columns));
    }

    @Override
    public long complete(int number, ChunkEnd end) throws Stopped {
        var table = table(load.id(), load.run(), number);
        var rejected = end.rowsRejected();
        for (var check : dataSet.stageChecks()) {
            if (check.scope() == StageCheck.Scope.CHUNK) {
                rejected += badRows.remove(check.on(table), List.of(table)).getFirst();
            }
        }
        checkpoints.staged(Chunk.of(number, end, rejected, table, false), rejected);
        return rejected;
    }

    @Override
    public void finish() {}

    /** Of a name that no other run gives: one that hangs in its transaction does not hold it. */
    private static String table(UUID load, long run, int number) {
        return "ingestion_staging.chunk_%s_%d_%d"
                .formatted(load.toString().replace("-", ""), run, number);
    }

    private void create(String table) {
        var columns =
                dataSet.columns().stream()
                        .map(column -> column.name() + " " + column.type().staged())
                        .collect(Collectors.joining(", "));
        session.sql()
                .sql(
                        """
                        CREATE UNLOGGED TABLE %s (line bigint NOT NULL, %s)
                        WITH (autovacuum_enabled = false)
                        """
                                .formatted(table, columns))
                .update();
    }
}
