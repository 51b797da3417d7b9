package org.bluehorizons.ingestion.loads;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bluehorizons.ingestion.BeyondLimit;
import org.bluehorizons.ingestion.Column;
import org.bluehorizons.ingestion.DataSet;
import org.bluehorizons.ingestion.StageCheck;
import org.bluehorizons.ingestion.formats.UnreadableFile;
import org.bluehorizons.ingestion.loads.FileReading.Piece;
import org.bluehorizons.ingestion.loads.FileReading.Piece.ChunkEnd;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Brings a file into the database: each chunk by COPY into a table of its own, which is made,
 * filled and checked in one transaction with the checkpoint. The tables are unlogged, which halves
 * what is written: when PostgreSQL crashes they are empty, which is noticed, and the file is staged
 * again.
 */
final class Staging {

    private final Session session;
    private final Checkpoints checkpoints;
    private final Load load;
    private final DataSet dataSet;
    private final RunControl control;
    private final FileReading.Opener file;
    private final BadRows badRows;

    Staging(
            Session session,
            Load load,
            DataSet dataSet,
            RunControl control,
            FileReading.Opener file) {
        this.session = session;
        this.checkpoints = new Checkpoints(session, load);
        this.load = load;
        this.dataSet = dataSet;
        this.control = control;
        this.file = file;
        this.badRows = new BadRows(session, load.id());
    }

    /** Stages what is not staged yet. */
    void run() throws SQLException, IOException, InterruptedException, Stopped {
        var row = session.inTransaction(() -> new StagedRow(dataSet, session.connection()));
        var last =
                session.inTransaction(checkpoints::chunks).stream()
                        .filter(Chunk::isStaged)
                        .reduce((_, later) -> later);
        var number = last.map(Chunk::number).orElse(0);
        try (var reading =
                FileReading.start(
                        file, row, last.map(Chunk::lastLine).orElse(0L), load.chunkRows())) {
            while (true) {
                control.check();
                var first = reading.take();
                if (first instanceof Piece.FileEnd) {
                    break;
                }
                var chunk = ++number;
                var end = session.inTransaction(() -> stage(chunk, first, reading));
                control.staged(end.rowsRead(), end.rowsRejected(), end.bytesRead());
                if (control.rejected() > load.rejectedLimit()) {
                    stopReading();
                    break;
                }
            }
        }
        session.inTransaction(() -> {
            checkpoints.phase(LoadState.CHECKING);
            return true;
        });
    }

    private void stopReading() throws SQLException, IOException, InterruptedException, Stopped {
        if (load.beyondLimit() == BeyondLimit.ROLLBACK) {
            throw BadRows.tooMany(load.rejectedLimit());
        }
        session.inTransaction(() -> {
            checkpoints.overLimit();
            return true;
        });
        control.overLimit();
    }

    private ChunkEnd stage(int number, Piece first, FileReading reading)
            throws SQLException, InterruptedException, IOException, Stopped {
        var table = table(load.id(), load.run(), number);
        create(table);
        var end = copy(table, first, reading);
        badRows.report(end.rejections());
        var removed = 0L;
        for (var check : dataSet.stageChecks()) {
            if (check.scope() == StageCheck.Scope.CHUNK) {
                removed += badRows.remove(check.on(table), List.of(table)).getFirst();
            }
        }
        var rejected = end.rowsRejected() + removed;
        checkpoints.staged(
                new Chunk(
                        number,
                        end.firstLine(),
                        end.lastLine(),
                        end.rowsRead(),
                        end.rowsRead() - rejected,
                        end.bytesRead(),
                        table,
                        false),
                rejected);
        return new ChunkEnd(
                end.firstLine(),
                end.lastLine(),
                end.rowsRead(),
                rejected,
                end.bytesRead(),
                List.of());
    }

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

    private ChunkEnd copy(String table, Piece first, FileReading reading)
            throws SQLException, InterruptedException, IOException {
        var columns =
                dataSet.columns().stream().map(Column::name).collect(Collectors.joining(", "));
        var copy =
                session.connection()
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(
                                "COPY %s (line, %s) FROM STDIN (FORMAT binary, FREEZE)"
                                        .formatted(table, columns));
        try {
            copy.writeToCopy(BinaryRows.HEADER, 0, BinaryRows.HEADER.length);
            var end = feed(copy, first, reading);
            copy.writeToCopy(BinaryRows.TRAILER, 0, BinaryRows.TRAILER.length);
            copy.endCopy();
            return end;
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private ChunkEnd feed(CopyIn copy, Piece first, FileReading reading)
            throws SQLException, InterruptedException, IOException {
        var piece = first;
        while (true) {
            switch (piece) {
                case Piece.Rows rows -> {
                    var from = System.nanoTime();
                    copy.writeToCopy(rows.bytes(), 0, rows.length());
                    reading.done(rows);
                    control.worked(System.nanoTime() - from);
                }
                case ChunkEnd end -> {
                    return end;
                }
                case Piece.FileEnd() ->
                        throw new IllegalStateException("the file ended within a chunk");
                case Piece.Broken(var cause) -> throw failure(cause);
            }
            piece = reading.take();
        }
    }

    private static IOException failure(Exception cause) {
        return switch (cause) {
            case UnreadableFile broken ->
                    throw new LoadFailure("unreadable_file", String.valueOf(broken.getMessage()));
            case IOException unreachable -> unreachable;
            case RuntimeException ours -> throw ours;
            default -> throw new IllegalStateException(cause);
        };
    }
}
