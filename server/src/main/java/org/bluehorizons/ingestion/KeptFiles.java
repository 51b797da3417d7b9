package org.bluehorizons.ingestion;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;

/**
 * Files that the platform itself writes, kept where those are that it loads, and for as long: every
 * node can read them. Safe for use by many threads.
 */
public interface KeptFiles {

    /**
     * Keeps a file, from the first byte to the last, or not at all; call it outside any
     * transaction. Blocks while the bytes come; the caller closes the stream.
     *
     * @param name such as {@code trips.csv}
     * @param origin what it is, such as {@code export}; shown in the list of files
     * @param createdBy as the audit log names them
     * @throws IOException what the stream throws, or the file cannot be kept
     */
    Kept keep(String name, String origin, String createdBy, InputStream content) throws IOException;

    /** Empty after its retention. The caller closes the stream. */
    Optional<Content> open(UUID id) throws IOException;

    /**
     * A file that is there whole.
     *
     * @param bytes its size
     */
    record Kept(UUID id, long bytes) {}

    /** From the first byte on. */
    record Content(String name, long bytes, InputStream stream) {}
}
