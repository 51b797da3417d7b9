package org.bluehorizons.ingestion.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of a file, wherever they lie. */
public interface RowSource {

    /** In bytes. */
    long size();

    /** From the first byte on; the caller closes it. */
    InputStream open() throws IOException;

    /** The file on a disk, for formats that are not read from front to back. */
    Local local() throws IOException;

    /**
     * A file on a disk; closing it deletes it if it was a copy.
     *
     * @param copy whether it is here only for its reader
     */
    record Local(Path path, boolean copy) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            if (copy) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** A file on a disk. */
    static RowSource of(Path path) throws IOException {
        return new FileOnDisk(path, Files.size(path));
    }

    /** As {@link #of} makes it. */
    record FileOnDisk(Path path, long size) implements RowSource {

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }

        @Override
        public Local local() {
            return new Local(path, false);
        }
    }
}
