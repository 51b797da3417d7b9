package org.bluehorizons.ingestion.loads;

import java.io.IOException;
import java.sql.SQLException;
import org.bluehorizons.ingestion.BeyondLimit;
import org.bluehorizons.ingestion.BinaryCopy;
import org.bluehorizons.ingestion.formats.UnreadableFile;
import org.bluehorizons.ingestion.loads.FileReading.Piece;
import org.bluehorizons.ingestion.loads.FileReading.Piece.ChunkEnd;

/**
 * Brings a file into the database: each chunk by COPY to its {@link ChunkTarget}, in one
 * transaction with the checkpoint, while the next one is read.
 */
final class Staging {

    private final Session session;
    private final Checkpoints checkpoints;
    private final Load load;
    private final ChunkTarget target;
    private final RunControl control;
    private final FileReading.Opener file;
    private final BadRows badRows;

    /**
     * A chunk that is in.
     *
     * @param nanos that its rows did not take, but what came after
     */
    private record Staged(ChunkEnd end, long rejected, long nanos) {}

    Staging(
            Session session,
            Load load,
            ChunkTarget target,
            RunControl control,
            FileReading.Opener file) {
        this.session = session;
        this.checkpoints = new Checkpoints(session, load);
        this.load = load;
        this.target = target;
        this.control = control;
        this.file = file;
        this.badRows = new BadRows(session, load.id());
    }

    /** Brings in what is not in yet. */
    void run() throws SQLException, IOException, InterruptedException, Stopped {
        var row = session.inTransaction(target::row);
        if (target.merges()) {
            control.mergesMeanwhile();
        }
        var last =
                session.inTransaction(checkpoints::chunks).stream()
                        .filter(target::has)
                        .reduce((_, later) -> later);
        var number = last.map(Chunk::number).orElse(0);
        var line = last.map(Chunk::lastLine).orElse(0L);
        try (var reading = FileReading.start(file, row, target::newTally, line, load.chunkRows())) {
            while (true) {
                control.check();
                var first = reading.take();
                if (first instanceof Piece.FileEnd) {
                    break;
                }
                var chunk = ++number;
                var staged = session.inTransaction(() -> stage(chunk, first, reading));
                control.staged(staged.end.rowsRead(), staged.rejected, staged.end.bytesRead());
                control.worked(staged.nanos);
                if (control.rejected() > load.rejectedLimit()) {
                    stopReading();
                    break;
                }
            }
        }
        var next = target.merges() ? LoadState.MERGING : LoadState.CHECKING;
        control.phase(next);
        session.inTransaction(() -> {
            target.finish();
            checkpoints.phase(next);
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

    private Staged stage(int number, Piece first, FileReading reading)
            throws SQLException, InterruptedException, IOException, Stopped {
        session.commitLater();
        var end = copy(number, first, reading);
        var from = System.nanoTime();
        badRows.report(end.rejections());
        var rejected = target.complete(number, end);
        return new Staged(end, rejected, System.nanoTime() - from);
    }

    private ChunkEnd copy(int number, Piece first, FileReading reading)
            throws SQLException, InterruptedException, IOException {
        try (var copy = target.open(number)) {
            var end = feed(copy, first, reading);
            copy.end();
            return end;
        }
    }

    private ChunkEnd feed(BinaryCopy copy, Piece first, FileReading reading)
            throws SQLException, InterruptedException, IOException {
        var piece = first;
        while (true) {
            switch (piece) {
                case Piece.Rows rows -> {
                    var from = System.nanoTime();
                    copy.write(rows.bytes(), rows.length());
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
