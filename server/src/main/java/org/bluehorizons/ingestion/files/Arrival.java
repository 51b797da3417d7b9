package org.bluehorizons.ingestion.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bluehorizons.ingestion.files.LoadFileTable.Segment;
import org.bluehorizons.platform.ProblemException;
import org.springframework.http.HttpStatus;

/**
 * Bytes of one file that come in one go: cut into segments, each in the store before it is in the
 * table. For one thread, which waits while they come.
 */
final class Arrival {

    private static final int BUFFER = 1 << 16;

    private final LoadFileTable table;
    private final SegmentStore store;
    private final UUID file;
    private final long writer;
    private final Limits limits;
    private final List<MessageDigest> digests;
    private final List<Segment> held = new ArrayList<>();
    private final byte[] buffer = new byte[BUFFER];
    private long position;

    /**
     * How bytes are kept.
     *
     * @param segment the most bytes of one
     * @param end where the file has to end at the latest
     * @param keepsPart whether what came before it broke off is kept
     * @param holdsBack whether nothing is kept before {@link #keepHeld}
     * @param patience how long the file waits for more
     */
    record Limits(
            long segment, long end, boolean keepsPart, boolean holdsBack, Duration patience) {}

    /**
     * @param position where the bytes belong
     * @param digests see all bytes
     */
    Arrival(
            LoadFileTable table,
            SegmentStore store,
            UUID file,
            long writer,
            long position,
            Limits limits,
            List<MessageDigest> digests) {
        this.table = table;
        this.store = store;
        this.file = file;
        this.writer = writer;
        this.position = position;
        this.limits = limits;
        this.digests = List.copyOf(digests);
    }

    /** The file's length so far. */
    long position() {
        return position;
    }

    /**
     * @throws ProblemException 413 for more bytes than the file may have, 409 when somebody else
     *     goes on with the file meanwhile
     * @throws IOException when the bytes break off, or cannot be kept
     */
    void receive(InputStream content) throws IOException {
        var more = true;
        while (more) {
            more = receiveSegment(content);
        }
    }

    private boolean receiveSegment(InputStream content) throws IOException {
        var spool = store.newSpool();
        try {
            var length = 0L;
            try (var out = Files.newOutputStream(spool)) {
                while (length < limits.segment()) {
                    var count = read(content, limits.segment() - length);
                    if (count < 0) {
                        break;
                    }
                    write(out, count);
                    length += count;
                    demandSize(position + length);
                }
            } catch (BrokeOff brokeOff) {
                keepPart(spool, length);
                throw brokeOff.failure();
            }
            keep(spool, length);
            return length == limits.segment();
        } finally {
            Files.deleteIfExists(spool);
        }
    }

    /** The sender's failure, apart from the disk's. */
    private static final class BrokeOff extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final IOException failure;

        BrokeOff(IOException failure) {
            super(failure);
            this.failure = failure;
        }

        IOException failure() {
            return failure;
        }
    }

    private int read(InputStream content, long most) {
        try {
            return content.read(buffer, 0, (int) Math.min(BUFFER, most));
        } catch (IOException failure) {
            throw new BrokeOff(failure);
        }
    }

    private void write(OutputStream out, int count) throws IOException {
        out.write(buffer, 0, count);
        for (var digest : digests) {
            digest.update(buffer, 0, count);
        }
    }

    private void demandSize(long size) {
        if (size > limits.end()) {
            throw ProblemException.of(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "file_too_large",
                    "body: more bytes than the %d that the file may have".formatted(limits.end()));
        }
    }

    private void keepPart(Path spool, long length) throws IOException {
        if (limits.keepsPart() && !limits.holdsBack()) {
            keep(spool, length);
        } else {
            discardHeld();
        }
    }

    private void keep(Path spool, long length) throws IOException {
        if (length == 0) {
            return;
        }
        var segment = new Segment(position, length, "%s/%d-%d".formatted(file, position, writer));
        store.put(segment.key(), spool);
        position += length;
        held.add(segment);
        if (!limits.holdsBack()) {
            keepHeld();
        }
    }

    /** All that was held back becomes part of the file. */
    void keepHeld() throws IOException {
        while (!held.isEmpty()) {
            if (!table.add(file, writer, held.getFirst(), limits.patience())) {
                discardHeld();
                throw ProblemException.of(
                        HttpStatus.CONFLICT,
                        "upload_taken_over",
                        "Another request goes on with this upload; ask for its offset.");
            }
            held.removeFirst();
        }
    }

    /** Nothing of what was held back is kept. */
    void discardHeld() throws IOException {
        for (var segment : held) {
            store.delete(segment.key());
        }
        held.clear();
    }
}
