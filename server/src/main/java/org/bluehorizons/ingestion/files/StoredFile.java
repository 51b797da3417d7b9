package org.bluehorizons.ingestion.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.List;
import org.bluehorizons.ingestion.files.LoadFileTable.Segment;
import org.bluehorizons.ingestion.formats.RowSource;

/** The bytes of a file in the store. */
final class StoredFile implements RowSource {

    private final SegmentStore store;
    private final List<Segment> segments;

    StoredFile(SegmentStore store, List<Segment> segments) {
        this.store = store;
        this.segments = List.copyOf(segments);
    }

    @Override
    public long size() {
        return segments.stream().mapToLong(Segment::size).sum();
    }

    @Override
    public InputStream open() {
        return new Joined(store, segments.iterator());
    }

    @Override
    public Local local() throws IOException {
        if (segments.size() == 1) {
            var there = store.onDisk(segments.getFirst().key());
            if (there.isPresent()) {
                return new Local(there.get(), false);
            }
        }
        var spool = store.newSpool();
        try (var content = open()) {
            Files.copy(content, spool, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            Files.deleteIfExists(spool);
            throw failure;
        }
        return new Local(spool, true);
    }

    /** One segment after the other, each opened when the one before is over. For one thread. */
    private static final class Joined extends InputStream {

        private final SegmentStore store;
        private final Iterator<Segment> rest;
        private InputStream current = InputStream.nullInputStream();

        Joined(SegmentStore store, Iterator<Segment> segments) {
            this.store = store;
            this.rest = segments;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            while (true) {
                var count = current.read(target, offset, length);
                if (count >= 0 || !rest.hasNext()) {
                    return count;
                }
                current.close();
                current = store.open(rest.next().key());
            }
        }

        @Override
        public void close() throws IOException {
            current.close();
        }
    }
}
