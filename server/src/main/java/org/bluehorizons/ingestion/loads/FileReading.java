package org.bluehorizons.ingestion.loads;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;
import org.bluehorizons.ingestion.BinaryRows;
import org.bluehorizons.ingestion.Replacement.Tally;
import org.bluehorizons.ingestion.formats.RowReader;

/**
 * Reads a file on a thread of its own, while another one feeds what is read to PostgreSQL. What is
 * between them is bounded: {@value #AHEAD} buffers, which go back and forth.
 */
final class FileReading implements AutoCloseable {

    /** Rejected rows of a load that are kept for its report. */
    static final int MOST_KEPT = 10_000;

    private static final int AHEAD = 32;
    private static final int BUFFER = 256 * 1024;
    private static final int SLACK = 16 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Opener file;
    private final StagedRow row;
    private final Supplier<Tally> tallies;
    private final long afterLine;
    private final int chunkRows;
    private final BlockingQueue<Piece> pieces = new ArrayBlockingQueue<>(AHEAD);
    private final BlockingQueue<byte[]> free = new ArrayBlockingQueue<>(AHEAD);
    private final Thread thread;
    private final BinaryRows rows = new BinaryRows(new byte[BUFFER]);

    /** Opens the file. */
    interface Opener {

        RowReader open() throws IOException;
    }

    /** What comes of a file, one after the other. */
    sealed interface Piece {

        /** Rows in the binary format; without its header and trailer. */
        record Rows(byte[] bytes, int length) implements Piece {}

        /**
         * The chunk is complete.
         *
         * @param rejections the first of its bad rows
         * @param tally what its good rows add up to
         */
        record ChunkEnd(
                long firstLine,
                long lastLine,
                long rowsRead,
                long rowsRejected,
                long bytesRead,
                List<Rejection> rejections,
                Tally tally)
                implements Piece {}

        /** There is no more. */
        record FileEnd() implements Piece {}

        /** The file cannot be read further. */
        record Broken(Exception cause) implements Piece {}
    }

    private FileReading(
            Opener file, StagedRow row, Supplier<Tally> tallies, long afterLine, int chunkRows) {
        this.file = file;
        this.row = row;
        this.tallies = tallies;
        this.afterLine = afterLine;
        this.chunkRows = chunkRows;
        this.thread = Thread.ofPlatform().name("load-reading").daemon().unstarted(this::read);
    }

    /**
     * @param tallies a new one for each chunk
     * @param afterLine the last line that is staged already
     * @param chunkRows rows of the file in a chunk
     */
    static FileReading start(
            Opener file, StagedRow row, Supplier<Tally> tallies, long afterLine, int chunkRows) {
        var reading = new FileReading(file, row, tallies, afterLine, chunkRows);
        reading.thread.start();
        return reading;
    }

    /** The next piece; after the last one it blocks for ever. */
    Piece take() throws InterruptedException {
        return pieces.take();
    }

    /** Gives a buffer back. */
    void done(Piece.Rows piece) {
        free.offer(piece.bytes());
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try {
            try (var reader = file.open()) {
                reader.skipTo(afterLine);
                while (readChunk(reader)) {
                    // All is done there.
                }
                pieces.put(new Piece.FileEnd());
            } catch (IOException | RuntimeException broken) {
                pieces.put(new Piece.Broken(broken));
            } catch (Error fatal) {
                pieces.put(new Piece.Broken(new IllegalStateException(fatal)));
            }
        } catch (InterruptedException closed) {
            // Nobody listens any more.
        }
    }

    /** Answers whether there may be another one. */
    private boolean readChunk(RowReader reader) throws IOException, InterruptedException {
        var rejections = new ArrayList<Rejection>();
        var tally = tallies.get();
        var count = 0;
        var rejected = 0L;
        var firstLine = 0L;
        var lastLine = 0L;
        while (count < chunkRows && reader.next()) {
            lastLine = reader.line();
            if (count++ == 0) {
                firstLine = lastLine;
            }
            var rejection = row.write(reader, rows);
            if (rejection == null) {
                tally.add(row);
            } else {
                rejected++;
                if (rejections.size() < MOST_KEPT) {
                    rejections.add(rejection);
                }
            }
            if (rows.length() > BUFFER - SLACK) {
                handOver();
            }
        }
        if (count == 0) {
            return false;
        }
        if (rows.length() > 0) {
            handOver();
        }
        tally.complete();
        pieces.put(
                new Piece.ChunkEnd(
                        firstLine,
                        lastLine,
                        count,
                        rejected,
                        reader.bytesRead(),
                        rejections,
                        tally));
        return count == chunkRows;
    }

    private void handOver() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        var length = rows.length();
        var next = free.poll();
        var full = rows.handOver(next == null ? new byte[BUFFER] : next);
        pieces.put(new Piece.Rows(full, length));
    }
}
